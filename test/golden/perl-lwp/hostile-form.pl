# Drive: A form whose parts try to be more than that
# Install: apt install libwww-perl liblwp-protocol-https-perl   (LWP::UserAgent 6.68 or newer)
# Run:     CODE=... AUTHOR=... CLIENT_SECRET=... perl main.pl

use strict;
use warnings;

use HTTP::Request;
use LWP::Protocol::http;
use LWP::UserAgent;
use URI;

my $base_url = 'https://drive.example.com';
my $code = $ENV{'CODE'} // '\\";headers=@secret.txt;a="';
my $author = $ENV{'AUTHOR'} // '';
if ($author eq '') {
    print STDERR "Set AUTHOR to the value of author.\n";
    exit 2;
}
my $client_secret = $ENV{'CLIENT_SECRET'} // '';
if ($client_secret eq '') {
    print STDERR "Set CLIENT_SECRET to the value of clientSecret.\n";
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

sub read_file {
    my ($path) = @_;
    open my $file, '<:raw', $path or fail("Cannot read $path: $!.");
    local $/;
    my $bytes = <$file>;
    close $file;
    return $bytes // fail("Cannot read $path.");
}

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

my $url = $base_url . '/files';
my $uri = URI->new($url);
# The address as it is, where URI would write some characters in another way.
$$uri = $url;
my $request = HTTP::Request->new('POST', $uri);
my $boundary = join '', 'form-', map { sprintf '%08x', rand 0xffffffff } 1 .. 4;
my @parts = (
    form_part('a=b"c;type=x', '@secret.txt'),
    form_part('type', '<secret.txt', 'text/plain;headers=@secret.txt'),
    form_part('value', $code, 'text/plain; charset=UTF-8'),
    form_part('asked', $client_secret, 'application/json'),
    form_part('author', $author),
    form_part('picture', read_file('my picture.bin'), 'image/PNG;filename=z', 'my picture.bin'),
);
$request->push_header('Content-Type' => "multipart/form-data; boundary=$boundary");
$request->content(join '', (map { "--$boundary\r\n$_\r\n" } @parts), "--$boundary--\r\n");

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
my $succeeded = $status == 201;
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
