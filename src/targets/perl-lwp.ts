import { declareInputs, isSuccess, perl, perlFunctions } from '../languages/perl.ts';
import { type Code, code, join } from '../print/code.ts';
import { type Body, type FileContent, type Header, isFile, type Part } from '../wire/template.ts';
import { asksFileName, hasHeader, literalFileName, type Program, readsFiles } from './program.ts';
import { encodeWith, identifiers, type Target } from './target.ts';

const { text } = perl;

export const perlLwp: Target = {
  id: 'perl-lwp',
  title: 'Perl',
  language: perl,
  library: {
    name: 'LWP::UserAgent',
    link: 'https://metacpan.org/pod/LWP::UserAgent',
    minimum: '6.68',
  },
  install: 'apt install libwww-perl liblwp-protocol-https-perl',
  file: 'main.pl',
  run: ['perl', 'main.pl'],
  packages: ['perl', 'libwww-perl', 'liblwp-protocol-https-perl'],
  versions: [
    ['perl', '-e', 'print "perl $^V\\n"'],
    ['perl', '-MLWP::UserAgent', '-e', 'print "LWP $LWP::UserAgent::VERSION\\n"'],
  ],
  limits: [],
  taken: identifiers(
    'use qw split length strict warnings no redefine my sub return local if unless else eq or print open close defined join map rand ' +
      'sprintf ord exit alarm encode_base64 HTTP Request LWP MIME Base64 Protocol UserAgent URI http push_header ' +
      'ENV SIG ALRM STDOUT STDERR EXTRA_SOCK_OPTS KeepAlive PeerHTTPVersion can _new_socket fail reason ' +
      'percent_encode json_escape read_file escape_name form_part connect_timeout_seconds timeout_seconds text short ' +
      'path file bytes name type file_name head boundary body connect socket self host port url uri request agent ' +
      'answer status succeeded output value send_te parse_head timeout ssl_opts verify_hostname int foreach for s ge ' +
      'g r raw x w user password parts push sr',
  ),
  encoders: encodeWith(code`percent_encode`, code`json_escape`, variable),
  print: (program) => code`
    ${program.heading}

    use strict;
    use warnings;

    use HTTP::Request;
    use LWP::Protocol::http;
    use LWP::UserAgent;
    ${program.basic && code`use MIME::Base64 qw(encode_base64);`}
    use URI;

    ${declareInputs(program)}

    my $connect_timeout_seconds = 10;
    my $timeout_seconds = 60;

    ${functions(program)}
    $SIG{ALRM} = sub { fail("No whole answer within $timeout_seconds seconds.") };
    alarm $timeout_seconds;

    # LWP has one limit, for the connection and for each wait behind it.
    my $connect = LWP::Protocol::http->can('_new_socket');
    {
        no warnings 'redefine';
        *LWP::Protocol::http::_new_socket = sub {
            my ($self, $host, $port) = @_;
            my $socket = $connect->($self, $host, $port, $connect_timeout_seconds);
            $socket->timeout($timeout_seconds);
            return $socket;
        };
    }
    ${hasHeader(program, 'connection') ? connection : undefined}

    my $url = ${program.text(program.url)};
    my $uri = URI->new($url);
    # The address as it is, where URI would write some characters in another way.
    $$uri = $url;
    my $request = HTTP::Request->new(${text(program.method)}, $uri);
    ${program.headers.map((header) => pushHeader(header, program))}
    ${program.basic && basic(program.basic, program)}
    ${program.body && body(program.body, program)}

    my $agent = LWP::UserAgent->new(
        timeout => $timeout_seconds,
        ssl_opts => { verify_hostname => 1 },
        parse_head => 0,
        send_te => 0,
    );
    # Follows nothing, and asks once.
    my $answer = $agent->simple_request($request);
    if (($answer->header('Client-Warning') // '') eq 'Internal response') {
        fail($answer->message);
    }
    if (($answer->protocol // '') eq 'HTTP/0.9') {
        fail('The answer is not HTTP.');
    }
    if ($answer->header('Client-Aborted')) {
        fail($answer->header('X-Died') // 'The answer broke off.');
    }
    ${program.method === 'HEAD' ? undefined : wholeBody}

    my $status = $answer->code;
    my $succeeded = ${isSuccess(program.success)};
    my $output = $succeeded ? *STDOUT : *STDERR;
    print {$output} "Response Status Code = $status\n";
    if (!$succeeded) {
        print {$output} "Response Header:\n";
        $answer->headers->scan(sub {
            my ($name, $value) = @_;
            # LWP adds these.
            print {$output} "$name: $value\n" if $name !~ /^Client-/;
        });
        print {$output} "Response Body:\n";
    }
    my $bytes = $answer->content;
    print {$output} $bytes;
    print {$output} "\n" if $bytes =~ /[^\n]\z/;
    print {$output} $succeeded ? "Success.\n" : "Failed.\n";
    exit($succeeded ? 0 : 1);
  `,
};

function variable({ identifier }: { readonly identifier: Code }): Code {
  return code`$${identifier}`;
}

function functions(program: Program): readonly Code[] {
  const wanted: readonly (readonly [boolean, Code])[] = [
    [true, fail],
    [program.encodes('segment', 'query', 'form'), perlFunctions.percentEncode],
    [program.encodes('json'), perlFunctions.jsonEscape],
    [readsFiles(program), readFile],
    [asksFileName(program), fileNameOf],
    [program.body?.kind === 'multipart', formPart],
  ];
  return wanted.flatMap(([isWanted, text]) => (isWanted ? [text] : []));
}

/** Headers that LWP looks for by this name, to add its own or to leave that. */
const known = /^(?:host|user-agent|connection|te|content-length|content-type|authorization|expect)$/i;

function pushHeader({ name, value }: Header, { headers, headerText }: Program): Code {
  // One spelling for all of a name keeps them together and in order.
  const first = headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.name ?? name;
  return code`$request->push_header(${text(fieldName(first))} => ${headerText(value)});`;
}

/** A colon before a name keeps its case and its underlines (HTTP::Headers, "NON-CANONICALIZED FIELD NAMES"). */
function fieldName(name: string): string {
  const canonical = name.replaceAll('_', '-').replace(/\b\w/g, (letter) => letter.toUpperCase());
  return canonical === name || known.test(name) ? name : `:${name}`;
}

/** Else LWP would add to the item's own header. */
const connection = code`
  # The header Connection is the one below, and nothing else.
  push @LWP::Protocol::http::EXTRA_SOCK_OPTS, KeepAlive => 1, PeerHTTPVersion => '1.1';
`;

function basic({ user, password }: NonNullable<Program['basic']>, program: Program): Code {
  const login = program.text([...user, ':', ...password]);
  return code`$request->push_header('Authorization' => 'Basic ' . encode_base64(${login}, ''));`;
}

function body(body: Body, program: Program): Code {
  switch (body.kind) {
    case 'text':
      return code`
        my $body = ${program.longText(body.text)};
        $request->content($body);
      `;
    case 'file':
      return code`$request->content(read_file(${program.text(body.file.path)}));`;
    case 'multipart':
      return code`
        my $boundary = join '', 'form-', map { sprintf '%08x', rand 0xffffffff } 1 .. 4;
        my @parts = (
            ${body.parts.map((part) => entry(part, program))}
        );
        ${hasHeader(program, 'content-type') ? undefined : code`$request->push_header('Content-Type' => "multipart/form-data; boundary=$boundary");`}
        $request->content(join '', (map { "--$boundary\r\n$_\r\n" } @parts), "--$boundary--\r\n");
      `;
  }
}

/** Name, bytes, and where there are such: type, file name. */
function entry({ name, content, contentType }: Part, program: Program): Code {
  const type = contentType === undefined ? code`undef` : text(contentType);
  const items = isFile(content)
    ? [code`read_file(${program.text(content.path)})`, type, fileName(content, program)]
    : [program.text(content), ...(contentType === undefined ? [] : [type])];
  return code`form_part(${join([program.text(name), ...items], code`, `)}),`;
}

function fileName(file: FileContent, program: Program): Code {
  const literal = literalFileName(file);
  return literal === undefined ? code`file_name(${program.text(file.path)})` : text(literal);
}

/** LWP takes an answer that ends too early for a whole one. */
const wholeBody = code`
  if ($answer->code != 304 && length $answer->content < ($answer->content_length // 0)) {
      fail('The answer broke off.');
  }
`;

const fail = code`
  sub fail {
      my ($reason) = @_;
      $reason =~ s/ at \S+ line \d+.*//s;
      print STDERR join(' ', split ' ', $reason), "\nFailed.\n";
      exit 1;
  }

`;

const readFile = code`
  sub read_file {
      my ($path) = @_;
      open my $file, '<:raw', $path or fail("Cannot read $path: $!.");
      local $/;
      my $bytes = <$file>;
      close $file;
      return $bytes // fail("Cannot read $path.");
  }

`;

const fileNameOf = code`
  sub file_name {
      my ($path) = @_;
      return $path =~ s{.*/}{}sr;
  }

`;

const formPart = code`
  # One part of a form; names are escaped as browsers do.
  sub form_part {
      my ($name, $bytes, $type, $file_name) = @_;
      for my $text ($name, $file_name // ()) {
          $text =~ s/([\x22\r\n])/sprintf '%%%02X', ord $1/ge;
      }
      my $head = 'Content-Disposition: form-data; name="' . $name . '"';
      $head .= '; filename="' . $file_name . '"' if defined $file_name;
      $head .= "\r\nContent-Type: $type" if defined $type;
      return "$head\r\n\r\n$bytes";
  }

`;
