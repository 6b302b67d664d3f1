<?php

// Send hostile JSON
// Install: apt install php-cli php-curl   (ext-curl of PHP 8.1 or newer)
// Run:     COMMENT=... php main.php

declare(strict_types=1);

// The base URL, with its scheme.
$baseUrl = 'https://api.strings.example';
$environment = getenv();
$comment = $environment['COMMENT'] ?? '';
if ($comment === '') {
    fwrite(STDERR, "Set COMMENT to the value of comment.\n");
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

$url = $baseUrl . '/texts';
$body = '["\\"); system(\\"touch canary\\"); //","\'); system(\'touch canary\'); #","` + require(\\"fs\\") + `","\\"\\"\\"","\'\'\'",")\\"",")TEXT\\"",")JSON\\"",")BODY\\"","\\"#","\\"##","EOT","EOF","TEXT","JSON","BODY","EOT;","\'EOF\'","  EOT","__END__","__DATA__","=cut","=end",".","$(touch canary)","`touch canary`","#{`touch canary`}","#{system \\"touch canary\\"} #$0 #@x","@{[ `touch canary` ]} @ENV $0 $$ @","${`touch canary`} ${HOME} $HOME {$x->y} ${ {x} {{x","<?php system(\\"touch canary\\"); ?>","<?= 1 ?>","%> <%= 1 %>","--> </script> <!-- ]]>","*/ /* // #","%s %n %d %(x)s %{x} {0} {x} {} %","\\\\u000a \\\\u0022 \\\\u002a\\\\u002f \\\\x41 \\\\101 \\\\N{U+41} \\\\E \\\\Q \\\\c","??/ ??= ??! ??\' ??(","it\'\'s \\"\\" `` \\\\\' \\\\\\" \\\\\\\\","!1 !! ^a^b","a\\\\","\\\\","' . $jsonEscape($comment) . '","\\u0024(touch canary)\\/"]';

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
