<?php

// Add a picture
// Install: apt install php-cli php-curl   (ext-curl of PHP 8.1 or newer)
// Run:     php main.php

declare(strict_types=1);

// The base URL, with its scheme.
$baseUrl = 'http://pictures.example';

$connectTimeoutSeconds = 10;
$timeoutSeconds = 60;

function fail(string $reason): never
{
    fwrite(STDERR, "$reason\nFailed.\n");
    exit(1);
}

function readBytes(string $path): string
{
    // The real path, because PHP would open an address such as http://x as well.
    $file = realpath($path);
    $bytes = $file !== false && !is_dir($file) ? @file_get_contents($file) : false;
    return $bytes === false ? fail("Cannot read $path.") : $bytes;
}

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

$url = $baseUrl . '/pictures';
// The array that curl takes gives every file a type, no text one, and has no name twice.
$boundary = 'form-' . bin2hex(random_bytes(16));
$parts = [
    part('picture', readBytes('a.png'), filename: 'a.png', type: 'image/PNG; Q="é"'),
    part('caption', '<p>A.</p>', type: 'Text/HTML; Charset=UTF-8'),
];
$body = '';
foreach ($parts as $part) {
    $body .= "--$boundary\r\n$part\r\n";
}
$body .= "--$boundary--\r\n";

$head = '';
$curl = curl_init();
curl_setopt_array($curl, [
    CURLOPT_URL => $url,
    CURLOPT_PATH_AS_IS => true,
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => [
        "Content-Type: multipart/form-data; boundary=$boundary",
        'Expect:',
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
