import { declareInputs, ruby, rubyFunctions } from '../languages/ruby.ts';
import { type Code, code, join } from '../print/code.ts';
import { type Body, type FileContent, type Header, isFile, type Part } from '../wire/template.ts';
import { hasTwins, literalFileName, type Program } from './program.ts';
import { encodeWith, identifiers, type Target } from './target.ts';

const { text } = ruby;

export const rubyNetHttp: Target = {
  id: 'ruby-net-http',
  title: 'Ruby',
  language: ruby,
  library: {
    name: 'Net::HTTP of Ruby',
    link: 'https://docs.ruby-lang.org/en/3.1/Net/HTTP.html',
    minimum: '3.1',
  },
  install: 'apt install ruby',
  file: 'main.rb',
  run: ['ruby', 'main.rb'],
  packages: ['ruby'],
  versions: [['ruby', '--version']],
  limits: [],
  taken: identifiers(
    'environment percent_encode json_escape part url origin target server http request response boundary parts piece ' +
      'body answer status succeeded output error name values value raise require warn exit to_hash escape head text ' +
      'content filename type',
  ),
  encoders: encodeWith(code`percent_encode`, code`json_escape`),
  print: (program) => {
    const encodesPercent = program.encodes('segment', 'query', 'form');
    const isForm = program.body?.kind === 'multipart';
    return code`
      # frozen_string_literal: true

      ${program.heading}

      ${encodesPercent ? code`require 'erb'` : undefined}
      ${program.encodes('json') ? code`require 'json'` : undefined}
      require 'net/http'
      ${isForm ? code`require 'securerandom'` : undefined}

      ${declareInputs(program)}
      CONNECT_TIMEOUT_SECONDS = 10
      TIMEOUT_SECONDS = 60

      ${encodesPercent ? rubyFunctions.percentEncode : undefined}
      ${program.encodes('json') ? rubyFunctions.jsonEscape : undefined}
      ${isForm ? framePart : undefined}
      begin
        url = ${program.text(program.url)}
        # The address as it is, where URI would refuse some characters.
        origin, target = url.match(%r{\A(https?://[^/?]*)(.*)\z}im)&.captures
        raise ArgumentError, "This is no address: #{url}" unless origin

        target = "/#{target}" unless target.start_with?('/')
        request = Net::HTTPGenericRequest.new(${text(program.method)}, ${program.body ? code`true` : code`false`}, ${program.method === 'HEAD' ? code`false` : code`true`}, target)
        ${headers(program)}
        ${program.basic && basic(program.basic, program)}
        ${program.body && requestBody(program.body, program)}

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
      succeeded = ${succeeded(program.success)}
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
    `;
  },
};

/** Net::HTTP has values of its own for some names, so the first of a name replaces them. */
function headers(program: Program): readonly Code[] {
  const seen = new Set<string>();
  const set = ({ name, value }: Header) => {
    const isFirst = !seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    return isFirst
      ? code`request[${text(name)}] = ${program.headerText(value)}`
      : code`request.add_field(${text(name)}, ${program.headerText(value)})`;
  };
  const lines = program.headers.map(set);
  return hasTwins(program) ? [...lines, aLineEach] : lines;
}

function basic({ user, password }: NonNullable<Program['basic']>, program: Program): Code {
  return code`request.basic_auth(${program.text(user)}, ${program.text(password)})`;
}

function requestBody(body: Body, program: Program): Code {
  if (body.kind === 'multipart') return form(body.parts, program);
  const content =
    body.kind === 'text' ? program.longText(body.text) : code`File.binread(${program.text(body.file.path)})`;
  return code`
    request.body = ${content}
    ${hasType(program) ? undefined : noType}
  `;
}

/** Whether Net::HTTP sees a type; one without a main type it would replace. */
function hasType({ headers }: Program): boolean {
  return headers.some(
    ({ name, value: [first = ''] }) =>
      name.toLowerCase() === 'content-type' && (typeof first !== 'string' || /^[^;/]/.test(first)),
  );
}

function form(parts: readonly Part[], program: Program): Code {
  const frame = ({ name, content, contentType }: Part) => {
    const items = [program.text(name)];
    if (!isFile(content)) items.push(program.text(content));
    else {
      items.push(code`File.binread(${program.text(content.path)})`);
      items.push(code`filename: ${fileName(content, program)}`);
    }
    if (contentType !== undefined) items.push(code`type: ${text(contentType)}`);
    return code`part(${join(items, code`, `)}),`;
  };
  return code`
    # Request#set_form would give every file a type, and no text one.
    boundary = "form-#{SecureRandom.hex(16)}"
    parts = [
      ${parts.map(frame)}
    ]
    request['Content-Type'] = "multipart/form-data; boundary=#{boundary}"
    request.body = parts.map { |piece| "--#{boundary}\r\n#{piece}" }.join + "--#{boundary}--\r\n"
  `;
}

function fileName(file: FileContent, program: Program): Code {
  const literal = literalFileName(file);
  return literal === undefined ? code`File.basename(${program.text(file.path)})` : text(literal);
}

function succeeded([first, ...rest]: readonly number[]): Code {
  if (first === undefined) return code`status.between?(200, 299)`;
  if (rest.length === 0) return code`status == ${first}`;
  return code`[${join(
    [first, ...rest].map((status) => code`${status}`),
    code`, `,
  )}].include?(status)`;
}

const framePart = code`
  def part(name, content, filename: nil, type: nil)
    escape = ->(text) { text.gsub(/["\r\n]/, '"' => '%22', "\r" => '%0D', "\n" => '%0A') }
    head = "Content-Disposition: form-data; name=\"#{escape.call(name)}\""
    head += "; filename=\"#{escape.call(filename)}\"" if filename
    head += "\r\nContent-Type: #{type}" if type
    "#{head}\r\n\r\n".b + content.b + "\r\n"
  end

`;

const aLineEach = code`
  # Net::HTTP would write the values of one name on one line.
  def request.each_capitalized
    to_hash.each { |name, values| values.each { |value| yield name, value } }
  end
`;

const noType = code`
  # Net::HTTP would add a type of its own.
  def request.supply_default_content_type; end
`;
