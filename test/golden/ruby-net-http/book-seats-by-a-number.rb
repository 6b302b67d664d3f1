# frozen_string_literal: true

# Book seats
# Install: apt install ruby   (Net::HTTP of Ruby 3.1 or newer)
# Run:     EVENT_ID=... SEATS=... IS_FREE=... NOTE=... ruby main.rb

require 'json'
require 'net/http'

# The base URL, with its scheme.
base_url = 'https://tickets.example'

def environment(name)
  ENV[name]&.dup&.force_encoding(Encoding::UTF_8)
end

event_id = environment('EVENT_ID').to_s
if event_id.empty?
  warn('Set EVENT_ID to the value of eventId.')
  exit(2)
end
seats = environment('SEATS').to_s
if seats.empty?
  warn('Set SEATS to the value of seats.')
  exit(2)
end
is_free = environment('IS_FREE').to_s
if is_free.empty?
  warn('Set IS_FREE to the value of isFree.')
  exit(2)
end
note = environment('NOTE').to_s
if note.empty?
  warn('Set NOTE to the value of note.')
  exit(2)
end

CONNECT_TIMEOUT_SECONDS = 10
TIMEOUT_SECONDS = 60

def json_escape(text)
  JSON.generate(text)[1..-2]
end

begin
  url = "#{base_url}/bookings"
  # The address as it is, where URI would refuse some characters.
  origin, target = url.match(%r{\A(https?://[^/?]*)(.*)\z}im)&.captures
  raise ArgumentError, "This is no address: #{url}" unless origin

  target = "/#{target}" unless target.start_with?('/')
  request = Net::HTTPGenericRequest.new('POST', true, true, target)
  request['Content-Type'] = 'application/json'
  request.body = '{"event": ' + event_id + ', "seats": [' + seats + '], "free": ' + is_free + ',
 "note": "' + json_escape(note) + '", "title": "\\"' + json_escape(note) + '\\" \\\\"}'

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
