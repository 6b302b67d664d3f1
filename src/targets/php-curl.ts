import { declareInputs, php, phpFunctions } from '../languages/php.ts';
import { type Code, code, join } from '../print/code.ts';
import { type Body, type FileContent, isFile, type Part } from '../wire/template.ts';
import { hasHeader, literalFileName, mayBeLarge, type Program, readsFiles } from './program.ts';
import { encodeWith, identifiers, type Target } from './target.ts';

const { text } = php;

export const phpCurl: Target = {
  id: 'php-curl',
  title: 'PHP',
  language: php,
  library: { name: 'ext-curl of PHP', link: 'https://www.php.net/manual/en/book.curl.php', minimum: '8.1' },
  install: 'apt install php-cli php-curl',
  file: 'main.php',
  run: ['php', 'main.php'],
  packages: ['php-cli', 'php-curl'],
  versions: [
    ['php', '--version'],
    ['php', '-r', 'echo "libcurl ", curl_version()["version"], "\\n";'],
  ],
  limits: [],
  taken: identifiers(
    'connectTimeoutSeconds timeoutSeconds environment jsonEscape url body boundary parts part curl head line answer ' +
      'status succeeded output reason path file bytes escape name content filename type text flags',
  ),
  encoders: encodeWith(code`rawurlencode`, code`$jsonEscape`, ({ identifier }) => code`$${identifier}`),
  print: (program) => code`
    <?php

    ${program.heading}

    declare(strict_types=1);

    ${declareInputs(program)}
    $connectTimeoutSeconds = 10;
    $timeoutSeconds = 60;

    function fail(string $reason): never
    {
        fwrite(STDERR, "$reason\nFailed.\n");
        exit(1);
    }

    ${readsFiles(program) ? readFile : undefined}
    ${framesByHand(program) ? framePart : undefined}
    ${program.encodes('json') ? phpFunctions.jsonEscape : undefined}
    $url = ${program.text(program.url)};
    ${program.body && requestBody(program.body, program)}

    $head = '';
    $curl = curl_init();
    curl_setopt_array($curl, [
        CURLOPT_URL => $url,
        CURLOPT_PATH_AS_IS => true,
        ${verb(program)}
        ${headers(program)}
        ${program.basic && basic(program.basic, program)}
        ${program.body && postFields(program)}
        CURLOPT_CONNECTTIMEOUT => $connectTimeoutSeconds,
        CURLOPT_TIMEOUT => $timeoutSeconds,
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_HEADERFUNCTION => function (CurlHandle $curl, string $line) use (&$head): int {
            $head .= preg_match('/^[^\s:]+:/', $line) ? rtrim($line) . "\n" : '';
            return strlen($line);
        },
    ]);
    $answer = curl_exec($curl);
    if (!is_string($answer)) {
        fail(curl_error($curl) ?: curl_strerror(curl_errno($curl)));
    }

    $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
    $succeeded = ${succeeded(program.success)};
    $output = $succeeded ? STDOUT : STDERR;
    fwrite($output, "Response Status Code = $status\n");
    if (!$succeeded) {
        fwrite($output, "Response Header:\n{$head}Response Body:\n");
    }
    fwrite($output, $answer);
    if ($answer !== '' && !str_ends_with($answer, "\n")) {
        fwrite($output, "\n");
    }
    fwrite($output, $succeeded ? "Success.\n" : "Failed.\n");
    exit($succeeded ? 0 : 1);
  `,
};

function verb({ method, body }: Program): Code {
  if (method === 'HEAD' && !body) return code`CURLOPT_NOBODY => true,`;
  return code`CURLOPT_CUSTOMREQUEST => ${text(method)},`;
}

function headers(program: Program): Code | undefined {
  const { body, headerText } = program;
  const lines = program.headers.map(({ name, value }) =>
    // A header without a value needs a semicolon, or libcurl would leave it out.
    value.join('') === '' ? text(`${name};`) : headerText([`${name}: `, ...value]),
  );
  if (framesByHand(program)) lines.push(code`"Content-Type: multipart/form-data; boundary=$boundary"`);
  // Else libcurl would add a type of its own.
  else if (body && body.kind !== 'multipart' && !hasHeader(program, 'content-type'))
    lines.push(text('Content-Type:'));
  // Else libcurl would ask the server before it sends a large body.
  if (mayBeLarge(program)) lines.push(text('Expect:'));
  if (lines.length === 0) return undefined;
  return code`
    CURLOPT_HTTPHEADER => [
        ${lines.map((line) => code`${line},`)}
    ],
  `;
}

function basic({ user, password }: NonNullable<Program['basic']>, program: Program): Code {
  return code`
    CURLOPT_HTTPAUTH => CURLAUTH_BASIC,
    CURLOPT_USERPWD => ${program.text([...user, ':', ...password])},
  `;
}

function postFields(program: Program): Code {
  return program.body?.kind === 'multipart' && !framesByHand(program)
    ? code`CURLOPT_POSTFIELDS => $parts,`
    : code`CURLOPT_POSTFIELDS => $body,`;
}

function requestBody(body: Body, program: Program): Code {
  switch (body.kind) {
    case 'text':
      return code`$body = ${program.longText(body.text)};`;
    case 'file':
      return code`$body = readBytes(${program.text(body.file.path)});`;
    case 'multipart':
      return framesByHand(program) ? framed(body.parts, program) : fields(body.parts, program);
  }
}

/**
 * The array that curl takes has one part of a name, gives every file a type, and no text one.
 * Any other form is framed by the program.
 */
function framesByHand({ body, known }: Program): boolean {
  if (body?.kind !== 'multipart') return false;
  const names = body.parts.map(({ name }) => known(name));
  const hasPlainNames = names.every((name) => name !== undefined && !name.includes('\0'));
  const hasTypes = body.parts.every(
    ({ content, contentType }) => isFile(content) === (contentType !== undefined),
  );
  return names.length === 0 || !hasPlainNames || !hasTypes || new Set(names).size < names.length;
}

function fields(parts: readonly Part[], program: Program): Code {
  const field = ({ name, content, contentType = '' }: Part) => {
    const key = program.text(name);
    if (!isFile(content)) return code`${key} => ${program.text(content)},`;
    const items = [
      code`readBytes(${program.text(content.path)})`,
      fileName(content, program),
      text(contentType),
    ];
    return code`${key} => new CURLStringFile(${join(items, code`, `)}),`;
  };
  return code`
    $parts = [
        ${parts.map(field)}
    ];
  `;
}

function framed(parts: readonly Part[], program: Program): Code {
  const frame = ({ name, content, contentType }: Part) => {
    const items = [program.text(name)];
    if (!isFile(content)) items.push(program.text(content));
    else {
      items.push(code`readBytes(${program.text(content.path)})`);
      items.push(code`filename: ${fileName(content, program)}`);
    }
    if (contentType !== undefined) items.push(code`type: ${text(contentType)}`);
    return code`part(${join(items, code`, `)}),`;
  };
  return code`
    // The array that curl takes gives every file a type, no text one, and has no name twice.
    $boundary = 'form-' . bin2hex(random_bytes(16));
    $parts = [
        ${parts.map(frame)}
    ];
    $body = '';
    foreach ($parts as $part) {
        $body .= "--$boundary\r\n$part\r\n";
    }
    $body .= "--$boundary--\r\n";
  `;
}

function fileName(file: FileContent, program: Program): Code {
  const literal = literalFileName(file);
  return literal === undefined ? code`basename(${program.text(file.path)})` : text(literal);
}

function succeeded([first, ...rest]: readonly number[]): Code {
  if (first === undefined) return code`$status >= 200 && $status < 300`;
  if (rest.length === 0) return code`$status === ${first}`;
  return code`in_array($status, [${join(
    [first, ...rest].map((status) => code`${status}`),
    code`, `,
  )}], true)`;
}

const readFile = code`
  function readBytes(string $path): string
  {
      // The real path, because PHP would open an address such as http://x as well.
      $file = realpath($path);
      $bytes = $file !== false && !is_dir($file) ? @file_get_contents($file) : false;
      return $bytes === false ? fail("Cannot read $path.") : $bytes;
  }

`;

const framePart = code`
  function part(string $name, string $content, ?string $filename = null, ?string $type = null): string
  {
      $escape = fn (string $text): string => strtr($text, ['"' => '%22', "\r" => '%0D', "\n" => '%0A']);
      $head = "Content-Disposition: form-data; name=\"{$escape($name)}\"";
      if ($filename !== null) {
          $head .= "; filename=\"{$escape($filename)}\"";
      }
      if ($type !== null) {
          $head .= "\r\nContent-Type: $type";
      }
      return "$head\r\n\r\n$content";
  }

`;
