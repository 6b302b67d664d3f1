# Hostile: a"b'c`d$(touch canary)`touch canary`${HOME}%s%n\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀
#
#  ;&| #{z} ${"$"}\u0041\.
# Install: apt install libwww-perl liblwp-protocol-https-perl   (LWP::UserAgent 6.68 or newer)
# Run:     API_ID=... ACCESS_TOKEN=... perl main.pl

use strict;
use warnings;

use HTTP::Request;
use LWP::Protocol::http;
use LWP::UserAgent;
use URI;

my $base_url = 'https://hostile.example.com';
# a"b'c`d$(touch canary)`touch canary`${HOME}%s%n\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀
#
#  ;&| #{z} ${"$"}\u0041\ \.
my $class = "a\"b'c`d\$(touch canary)`touch canary`\${HOME}%s%n\\\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀\342\200\256\342\200\250\357\273\277\302\205 ;&| #{z} \${\"\$\"}\\u0041\\";
# Ends in a backslash \.
my $curl = "a\"b'c`d\$(touch canary)`touch canary`\${HOME}%s%n\\\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀\342\200\256\342\200\250\357\273\277\302\205 ;&| #{z} \${\"\$\"}\\u0041\\";
# ??/.
my $id = $ENV{'API_ID'} // "a\"b'c`d\$(touch canary)`touch canary`\${HOME}%s%n\\\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀\342\200\256\342\200\250\357\273\277\302\205 ;&| #{z} \${\"\$\"}\\u0041\\";
my $access_token = $ENV{'ACCESS_TOKEN'} // '';
if ($access_token eq '') {
    print STDERR "Set ACCESS_TOKEN to a\"b'c`d\$(touch canary)`touch canary`\${HOME}%s%n\\\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀\342\200\256\342\200\250\357\273\277\302\205 ;&| #{z} \${\"\$\"}\\u0041\\.\n";
    exit 2;
}

my $connect_timeout_seconds = 10;
my $timeout_seconds = 60;

sub fail {
    my ($reason) = @_;
    $reason =~ s/ at \S+ line \d+.*//s;
    print STDERR join(' ', split ' ', $reason), "\nFailed.\n";
    exit 1;
}

sub percent_encode {
    my ($text) = @_;
    $text =~ s/([^A-Za-z0-9._~-])/sprintf '%%%02X', ord $1/ge;
    return $text;
}

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

my $url = $base_url . '/' . percent_encode($class) . '?q=' . percent_encode($curl);
my $uri = URI->new($url);
# The address as it is, where URI would write some characters in another way.
$$uri = $url;
my $request = HTTP::Request->new('POST', $uri);
$request->push_header('Content-Type' => 'text/plain');
$request->push_header('X-Note' => 'a"b\'c`d$(touch canary)`touch canary`${HOME}\\ ??/ {x} !');
my $body = "a\"b'c`d\$(touch canary)`touch canary`\${HOME}%s%n\\\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀\342\200\256\342\200\250\357\273\277\302\205 ;&| #{z} \${\"\$\"}\\u0041\\" . $id;
$request->content($body);

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
if ($answer->code != 304 && length $answer->content < ($answer->content_length // 0)) {
    fail('The answer broke off.');
}

my $status = $answer->code;
my $succeeded = $status >= 200 && $status < 300;
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
