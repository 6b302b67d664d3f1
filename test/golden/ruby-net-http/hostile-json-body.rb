# frozen_string_literal: true

# Send hostile JSON
# Install: apt install ruby   (Net::HTTP of Ruby 3.1 or newer)
# Run:     COMMENT=... ruby main.rb

require 'json'
require 'net/http'

# The base URL, with its scheme.
base_url = 'https://api.strings.example'

def environment(name)
  ENV[name]&.dup&.force_encoding(Encoding::UTF_8)
end

comment = environment('COMMENT').to_s
if comment.empty?
  warn('Set COMMENT to the value of comment.')
  exit(2)
end

CONNECT_TIMEOUT_SECONDS = 10
TIMEOUT_SECONDS = 60

def json_escape(text)
  JSON.generate(text)[1..-2]
end

begin
  url = "#{base_url}/texts"
  # The address as it is, where URI would refuse some characters.
  origin, target = url.match(%r{\A(https?://[^/?]*)(.*)\z}im)&.captures
  raise ArgumentError, "This is no address: #{url}" unless origin

  target = "/#{target}" unless target.start_with?('/')
  request = Net::HTTPGenericRequest.new('POST', true, true, target)
  request['Content-Type'] = 'application/json'
  request.body = "[\"\\\"); system(\\\"touch canary\\\"); //\",\"'); system('touch canary'); #\",\"` + require(\\\"fs\\\") + `\",\"\\\"\\\"\\\"\",\"'''\",\")\\\"\",\")TEXT\\\"\",\")JSON\\\"\",\")BODY\\\"\",\"\\\"#\",\"\\\"##\",\"EOT\",\"EOF\",\"TEXT\",\"JSON\",\"BODY\",\"EOT;\",\"'EOF'\",\"  EOT\",\"__END__\",\"__DATA__\",\"=cut\",\"=end\",\".\",\"$(touch canary)\",\"`touch canary`\",\"\#{`touch canary`}\",\"\#{system \\\"touch canary\\\"} \#$0 \#@x\",\"@{[ `touch canary` ]} @ENV $0 $$ @\",\"${`touch canary`} ${HOME} $HOME {$x->y} ${ {x} {{x\",\"<?php system(\\\"touch canary\\\"); ?>\",\"<?= 1 ?>\",\"%> <%= 1 %>\",\"--> </script> <!-- ]]>\",\"*/ /* // #\",\"%s %n %d %(x)s %{x} {0} {x} {} %\",\"\\\\u000a \\\\u0022 \\\\u002a\\\\u002f \\\\x41 \\\\101 \\\\N{U+41} \\\\E \\\\Q \\\\c\",\"??/ ??= ??! ??' ??(\",\"it''s \\\"\\\" `` \\\\' \\\\\\\" \\\\\\\\\",\"!1 !! ^a^b\",\"a\\\\\",\"\\\\\",\"#{json_escape(comment)}\",\"\\u0024(touch canary)\\/\"]"

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
