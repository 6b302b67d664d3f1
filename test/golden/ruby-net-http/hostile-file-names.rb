# frozen_string_literal: true

# Send hostile files
# Install: apt install ruby   (Net::HTTP of Ruby 3.1 or newer)
# Run:     ruby main.rb

require 'net/http'
require 'securerandom'

# The base URL, with its scheme.
base_url = 'https://api.forms.example'

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
  url = "#{base_url}/files"
  # The address as it is, where URI would refuse some characters.
  origin, target = url.match(%r{\A(https?://[^/?]*)(.*)\z}im)&.captures
  raise ArgumentError, "This is no address: #{url}" unless origin

  target = "/#{target}" unless target.start_with?('/')
  request = Net::HTTPGenericRequest.new('POST', true, true, target)
  # Request#set_form would give every file a type, and no text one.
  boundary = "form-#{SecureRandom.hex(16)}"
  parts = [
    part('at-sign', File.binread('@canary.txt'), filename: '@canary.txt', type: 'text/plain'),
    part('options', File.binread('a;type=b;filename=c.txt'), filename: 'a;type=b;filename=c.txt', type: 'text/plain'),
    part('comma', File.binread('one,two=three.txt'), filename: 'one,two=three.txt', type: 'text/plain'),
    part('command', File.binread('$(touch canary) `id`.txt'), filename: '$(touch canary) `id`.txt', type: 'text/plain'),
    part('dash', File.binread('-F.txt'), filename: '-F.txt', type: 'text/plain'),
    part('marks', File.binread('#{1} @{[1]} %s%n \'x\' {a,b} [1-2].txt'), filename: '#{1} @{[1]} %s%n \'x\' {a,b} [1-2].txt', type: 'text/plain'),
    part('called', File.binread('@canary.txt'), filename: "a\"; filename=\"b.sh\r\n;type=x\\é$(touch canary)", type: 'text/x-canary'),
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
succeeded = status == 200
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
