# frozen_string_literal: true

# Register a certificate
# Install: apt install ruby   (Net::HTTP of Ruby 3.1 or newer)
# Run:     CERTIFICATE=... PASSPHRASE=... ruby main.rb

require 'net/http'
require 'securerandom'

# The base URL, with its scheme.
base_url = 'https://devices.example'

def environment(name)
  ENV[name]&.dup&.force_encoding(Encoding::UTF_8)
end

# What the certificate's key is locked with.
passphrase = environment('PASSPHRASE') || 'one that nobody takes, and that is longer than a line of a program may be in most styles'
certificate = environment('CERTIFICATE').to_s
if certificate.empty?
  warn('Set CERTIFICATE to the value of certificate.')
  exit(2)
end

CONNECT_TIMEOUT_SECONDS = 10
TIMEOUT_SECONDS = 60

def part(name, content, filename: nil, type: nil)
  escape = ->(text) { text.gsub(/["\r\n]/, '"' => '%22', "\r" => '%0D', "\n" => '%0A') }
  head = "Content-Disposition: form-data; name=\"#{escape.call(name)}\""
  head += "; filename=\"#{escape.call(filename)}\"" if filename
  head += "\r\nContent-Type: #{type}" if type
  "#{head}\r\n\r\n".b + content.b + "\r\n"
end

begin
  url = "#{base_url}/v1/certificates"
  # The address as it is, where URI would refuse some characters.
  origin, target = url.match(%r{\A(https?://[^/?]*)(.*)\z}im)&.captures
  raise ArgumentError, "This is no address: #{url}" unless origin

  target = "/#{target}" unless target.start_with?('/')
  request = Net::HTTPGenericRequest.new('POST', true, true, target)
  # Request#set_form would give every file a type, and no text one.
  boundary = "form-#{SecureRandom.hex(16)}"
  parts = [
    part('certificate', certificate),
    part('passphrase', passphrase),
  ]
  request['Content-Type'] = "multipart/form-data; boundary=#{boundary}"
  request.body = parts.map { |piece| "--#{boundary}\r\n#{piece}" }.join + "--#{boundary}--\r\n"

  server = URI(origin)
  http = Net::HTTP.new(server.hostname, server.port)
  http.use_ssl = server.scheme == 'https'
  http.open_timeout = CONNECT_TIMEOUT_SECONDS
  http.read_timeout = TIMEOUT_SECONDS
  http.max_retries = 0
  # Net::HTTP limits each wait for data, not the whole of them.
  response = Timeout.timeout(TIMEOUT_SECONDS, nil, "No whole answer within #{TIMEOUT_SECONDS} seconds.") do
    http.request(request)
  end
rescue StandardError => error
  warn(error.message.scrub.split.join(' '), 'Failed.')
  exit(1)
end

status = response.code.to_i
answer = response.body.to_s.b
succeeded = status == 201
output = succeeded ? $stdout : $stderr
output.binmode
output.write("Response Status Code = #{status}\n")
unless succeeded
  output.write("Response Header:\n")
  response.to_hash.each do |name, values|
    values.each { |value| output.write("#{name}: #{value}\n") }
  end
  output.write("Response Body:\n")
end
output.write(answer)
output.write("\n") unless answer.empty? || answer.end_with?("\n")
output.write(succeeded ? "Success.\n" : "Failed.\n")
exit(succeeded ? 0 : 1)
