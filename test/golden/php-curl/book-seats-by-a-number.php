<?php

// Book seats
// Install: apt install php-cli php-curl   (ext-curl of PHP 8.1 or newer)
// Run:     EVENT_ID=... SEATS=... IS_FREE=... NOTE=... php main.php

declare(strict_types=1);

// The base URL, with its scheme.
$baseUrl = 'https://tickets.example';
$environment = getenv();
$eventId = $environment['EVENT_ID'] ?? '';
if ($eventId === '') {
    fwrite(STDERR, "Set EVENT_ID to the value of eventId.\n");
    exit(2);
}
$seats = $environment['SEATS'] ?? '';
if ($seats === '') {
    fwrite(STDERR, "Set SEATS to the value of seats.\n");
    exit(2);
}
$isFree = $environment['IS_FREE'] ?? '';
if ($isFree === '') {
    fwrite(STDERR, "Set IS_FREE to the value of isFree.\n");
    exit(2);
}
$note = $environment['NOTE'] ?? '';
if ($note === '') {
    fwrite(STDERR, "Set NOTE to the value of note.\n");
    exit(2);
}

$connectTimeoutSeconds = 10;
$timeoutSeconds = 60;

function fail(string $reason): never
{
    fwrite(STDERR, "$reason\nFailed.\n");
    exit(1);
}

$jsonEscape = function (string $text): string {
    $flags = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS;
    return substr(json_encode($text, $flags | JSON_INVALID_UTF8_SUBSTITUTE), 1, -1);
};

$url = $baseUrl . '/bookings';
$body = <<<TEXT
{"event": {$eventId}, "seats": [{$seats}], "free": {$isFree},
 "note": "{$jsonEscape($note)}", "title": "\\"{$jsonEscape($note)}\\" \\\\"}
TEXT;

$head = '';
$curl = curl_init();
curl_setopt_array($curl, [
    CURLOPT_URL => $url,
    CURLOPT_PATH_AS_IS => true,
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => [
        'Content-Type: application/json',
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
