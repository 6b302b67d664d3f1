# frozen_string_literal: true

# Read the last prices
# Install: apt install ruby   (Net::HTTP of Ruby 3.1 or newer)
# Run:     ruby main.rb

require 'net/http'

# The base URL, with its scheme.
base_url = 'http://prices.example'

CONNECT_TIMEOUT_SECONDS = 10
TIMEOUT_SECONDS = 60

begin
  url = "#{base_url}/last"
  # The address as it is, where URI would refuse some characters.
  origin, target = url.match(%r{\A(https?://[^/?]*)(.*)\z}im)&.captures
  raise ArgumentError, "This is no address: #{url}" unless origin

  target = "/#{target}" unless target.start_with?('/')
  request = Net::HTTPGenericRequest.new('GET', false, true, target)
  request['Connection'] = 'close'

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
