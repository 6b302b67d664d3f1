# frozen_string_literal: true

# */ ?> """ ''' =cut --> $(touch canary): `touch canary` #{`touch canary`} */ // \u000a ??/ %> \.
# Install: apt install ruby   (Net::HTTP of Ruby 3.1 or newer)
# Run:     ruby main.rb

require 'erb'
require 'net/http'

# The base URL, with its scheme.
base_url = 'https://api.comments.example'
# The end */ touch("canary"); // --> ]]> ?> <?php touch("canary"); ?> and %> <% and #}
block = '0'
# """ + open("canary", "w") + """ ''' ''' =cut =end =begin {- -} --]] (* *)
doc = '1'
# \u002a\u002f touch \u000a canary \u000d \u2028 \x0a \N{U+000A} \012
unicode = '2'
# $(touch canary) touch canary ${IFS} #{touch canary} @{[ touch canary ]} %s %n <!-- EOT EOF TEXT
shell = '3'
# The path C:\users\\\u000a touch canary \.
backslash = '4'
# What is it??/.
trigraph = '5'

CONNECT_TIMEOUT_SECONDS = 10
TIMEOUT_SECONDS = 60

def percent_encode(text)
  ERB::Util.url_encode(text)
end

begin
  url = "#{base_url}/#{percent_encode(block)}/#{percent_encode(doc)}/#{percent_encode(unicode)}/#{percent_encode(shell)}/#{percent_encode(backslash)}/#{percent_encode(trigraph)}"
  # The address as it is, where URI would refuse some characters.
  origin, target = url.match(%r{\A(https?://[^/?]*)(.*)\z}im)&.captures
  raise ArgumentError, "This is no address: #{url}" unless origin

  target = "/#{target}" unless target.start_with?('/')
  request = Net::HTTPGenericRequest.new('GET', false, true, target)

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
