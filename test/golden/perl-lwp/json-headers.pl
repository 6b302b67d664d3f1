# Orders: Create an order
# Install: apt install libwww-perl liblwp-protocol-https-perl   (LWP::UserAgent 6.68 or newer)
# Run:     ACCESS_TOKEN=... perl main.pl

use strict;
use warnings;

use HTTP::Request;
use LWP::Protocol::http;
use LWP::UserAgent;
use URI;

my $base_url = 'https://orders.example.com';
my $access_token = $ENV{'ACCESS_TOKEN'} // '';
if ($access_token eq '') {
    print STDERR "Set ACCESS_TOKEN to the OAuth access token.\n";
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

my $url = $base_url . '/orders';
my $uri = URI->new($url);
# The address as it is, where URI would write some characters in another way.
$$uri = $url;
my $request = HTTP::Request->new('POST', $uri);
$request->push_header('Content-Type' => 'application/json');
$request->push_header('X-Trace-Id' => 'AbC-1');
$request->push_header('X-Empty' => '');
$request->push_header('X-Latin' => "caf\351");
$request->push_header('Authorization' => 'Bearer ' . $access_token);
my $body = '{"id":7,"note":"née \\"x\\"","tags":["a","b"]}';
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
my $succeeded = $status == 200 || $status == 201;
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
