<?php

// Ask a hostile address
// Install: apt install php-cli php-curl   (ext-curl of PHP 8.1 or newer)
// Run:     LAST_ONE=... php main.php

declare(strict_types=1);

// The base URL, with its scheme.
$baseUrl = 'https://api.addresses.example';
$value = "\"); system(\"touch canary\"); // ' `touch canary` \$(touch canary) #{`touch canary`} @{[ 1 ]} \\u0022 ??/ ?> %s\n\u{2028}� \\";
$environment = getenv();
$lastOne = $environment['LAST_ONE'] ?? '';
if ($lastOne === '') {
    fwrite(STDERR, "Set LAST_ONE to the value of last one.\n");
    exit(2);
}

$connectTimeoutSeconds = 10;
$timeoutSeconds = 60;

function fail(string $reason): never
{
    fwrite(STDERR, "$reason\nFailed.\n");
    exit(1);
}

$url = $baseUrl . '/-o/[1-3]/%7Ba,b%7D/$(touch%20canary)/%23%7B1%7D/%s%n/' . rawurlencode($value) . '/' . rawurlencode($lastOne) . '?-d=@/etc/hostname&[1-3]={a,b}&q=%22;%20touch%20canary;%20%27&r=${HOME}%20`id`%20%23{`id`}%20@{[1]}%20%n%s%20\\&*/=?%3E%20%3C?php&=--';

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
