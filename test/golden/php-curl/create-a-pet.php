<?php

// Create a pet
// Install: apt install php-cli php-curl   (ext-curl of PHP 8.1 or newer)
// Run:     ACCESS_TOKEN=... php main.php

declare(strict_types=1);

// The base URL, with its scheme.
$baseUrl = 'https://api.pets.example';
$environment = getenv();
$accessToken = $environment['ACCESS_TOKEN'] ?? '';
if ($accessToken === '') {
    fwrite(STDERR, "Set ACCESS_TOKEN to the bearer token.\n");
    exit(2);
}

$connectTimeoutSeconds = 10;
$timeoutSeconds = 60;

function fail(string $reason): never
{
    fwrite(STDERR, "$reason\nFailed.\n");
    exit(1);
}

$url = $baseUrl . '/v1/pets';
$body = <<<'TEXT'
{
  "name": "Ärger \"Tiger\"",
  "tags": ["a\\b", "100%", "{x}", "$HOME `id`"],
  "note": "line\nbreak"
}
TEXT;

$head = '';
$curl = curl_init();
curl_setopt_array($curl, [
    CURLOPT_URL => $url,
    CURLOPT_PATH_AS_IS => true,
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => [
        'Content-Type: application/json',
        'Accept: application/vnd.pets+json',
        'X-Trace-Id: AbC-1 "x" \\',
        'Authorization: Bearer ' . $accessToken,
    ],
    CURLOPT_POSTFIELDS => $body,
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
$succeeded = $status === 201;
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
