<?php

// */ ? > """ ''' =cut --> $(touch canary): `touch canary` #{`touch canary`} */ // \u000a ??/ %> \.
// Install: apt install php-cli php-curl   (ext-curl of PHP 8.1 or newer)
// Run:     php main.php

declare(strict_types=1);

// The base URL, with its scheme.
$baseUrl = 'https://api.comments.example';
// The end */ touch("canary"); // --> ]]> ? > <?php touch("canary"); ? > and %> <% and #}
$block = '0';
// """ + open("canary", "w") + """ ''' ''' =cut =end =begin {- -} --]] (* *)
$doc = '1';
// \u002a\u002f touch \u000a canary \u000d \u2028 \x0a \N{U+000A} \012
$unicode = '2';
// $(touch canary) touch canary ${IFS} #{touch canary} @{[ touch canary ]} %s %n <!-- EOT EOF TEXT
$shell = '3';
// The path C:\users\\\u000a touch canary \.
$backslash = '4';
// What is it??/.
$trigraph = '5';

$connectTimeoutSeconds = 10;
$timeoutSeconds = 60;

function fail(string $reason): never
{
    fwrite(STDERR, "$reason\nFailed.\n");
    exit(1);
}

$url = $baseUrl . '/' . rawurlencode($block) . '/' . rawurlencode($doc) . '/' . rawurlencode($unicode) . '/' . rawurlencode($shell) . '/' . rawurlencode($backslash) . '/' . rawurlencode($trigraph);

$head = '';
$curl = curl_init();
curl_setopt_array($curl, [
    CURLOPT_URL => $url,
    CURLOPT_PATH_AS_IS => true,
    CURLOPT_CUSTOMREQUEST => 'GET',
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
$succeeded = $status === 200;
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
