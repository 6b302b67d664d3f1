# frozen_string_literal: true

# Hostile: a"b'c`d$(touch canary)`touch canary`${HOME}%s%n\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀
#
#  ;&| #{z} ${"$"}\u0041\.
# Install: apt install ruby   (Net::HTTP of Ruby 3.1 or newer)
# Run:     API_ID=... ACCESS_TOKEN=... ruby main.rb

require 'erb'
require 'net/http'

base_url = 'https://hostile.example.com'
# a"b'c`d$(touch canary)`touch canary`${HOME}%s%n\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀
#
#  ;&| #{z} ${"$"}\u0041\ \.
class_value = "a\"b'c`d$(touch canary)`touch canary`${HOME}%s%n\\\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀\u{202e}\u{2028}\u{feff}\u{85} ;&| \#{z} ${\"$\"}\\u0041\\"
# Ends in a backslash \.
curl = "a\"b'c`d$(touch canary)`touch canary`${HOME}%s%n\\\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀\u{202e}\u{2028}\u{feff}\u{85} ;&| \#{z} ${\"$\"}\\u0041\\"

def environment(name)
  ENV[name]&.dup&.force_encoding(Encoding::UTF_8)
end

# ??/.
id = environment('API_ID') || "a\"b'c`d$(touch canary)`touch canary`${HOME}%s%n\\\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀\u{202e}\u{2028}\u{feff}\u{85} ;&| \#{z} ${\"$\"}\\u0041\\"
access_token = environment('ACCESS_TOKEN').to_s
if access_token.empty?
  warn("Set ACCESS_TOKEN to a\"b'c`d$(touch canary)`touch canary`${HOME}%s%n\\\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀\u{202e}\u{2028}\u{feff}\u{85} ;&| \#{z} ${\"$\"}\\u0041\\.")
  exit(2)
end

CONNECT_TIMEOUT_SECONDS = 10
TIMEOUT_SECONDS = 60

def percent_encode(text)
  ERB::Util.url_encode(text)
end

begin
  url = "#{base_url}/#{percent_encode(class_value)}?q=#{percent_encode(curl)}"
  # The address as it is, where URI would refuse some characters.
  origin, target = url.match(%r{\A(https?://[^/?]*)(.*)\z}im)&.captures
  raise ArgumentError, "This is no address: #{url}" unless origin

  target = "/#{target}" unless target.start_with?('/')
  request = Net::HTTPGenericRequest.new('POST', true, true, target)
  request['Content-Type'] = 'text/plain'
  request['X-Note'] = 'a"b\'c`d$(touch canary)`touch canary`${HOME}\\ ??/ {x} !'
  request.body = "a\"b'c`d$(touch canary)`touch canary`${HOME}%s%n\\\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀\u{202e}\u{2028}\u{feff}\u{85} ;&| \#{z} ${\"$\"}\\u0041\\#{id}"

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
succeeded = status.between?(200, 299)
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
