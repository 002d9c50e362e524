"""A second set of labelled texts for `lakeglass redact evaluate --data`: how people and programs spell values, and what only looks like one.

Written from public formats (numbering plans, ISO 13616, key documentation), without reading the detectors. No package beyond the standard library.

    python3 .ci/redaction_shapes.py 12000 1 > target/shapes.jsonl
    jobs/bin/lakeglass redact evaluate --data target/shapes.jsonl
"""
import base64
import json
import random
import string
import sys

COUNT, SEED = int(sys.argv[1]), int(sys.argv[2])
R = random.Random(SEED)
ALNUM = string.ascii_letters + string.digits


def fill(shape):
    """D any digit, X 2 to 9, N 1 to 9; everything else stands for itself."""
    return "".join(str(R.randint(0, 9)) if c == "D" else str(R.randint(2, 9)) if c == "X" else str(R.randint(1, 9)) if c == "N" else c for c in shape)


def chars(alphabet, n):
    return "".join(R.choice(alphabet) for _ in range(n))


# ---------------------------------------------------------------- phones: country -> shapes; {a|b} picks one
PHONES = {
    "US": ["({A}) X{M}-DDDD", "{A}-X{M}-DDDD", "{A}.X{M}.DDDD", "+1 {A} X{M} DDDD", "1-{A}-X{M}-DDDD", "+1 ({A}) X{M}-DDDD", "+1{A}X{M}DDDD",
           "({A})X{M}-DDDD", "{A} X{M} DDDD", "+1-{A}-X{M}-DDDD", "+1.{A}.X{M}.DDDD", "{A}-X{M}-DDDD ext. DDD", "({A}) X{M}-DDDD x DDDD", "{A}/X{M}-DDDD"],
    "GB": ["07{4|5|7|8|9}DD DDDDDD", "+44 7{4|5|7|8|9}DD DDDDDD", "+44 (0)7{4|5|7|8|9}DD DDDDDD", "020 7XDD DDDD", "(020) 7XDD DDDD", "0161 XDD DDDD",
           "+44 20 7XDD DDDD", "0044 7{4|5|7|8|9}DD DDDDDD", "07{4|5|7|8|9}DD-DDD-DDD", "+447{4|5|7|8|9}DDDDDDDD", "07{4|5|7|8|9}DD DDD DDD", "+44-161-XDD-DDDD"],
    "DE": ["0151 XDDDDDDD", "+49 151 XDDDDDDD", "0151/XDDDDDDD", "+49 (0)30 XDDDDDDD", "030/XDDDDDDD", "089-XDDDDDD", "0049 30 XDDDDDDD", "+49.151.XDDDDDDD",
           "+4915XDDDDDDDDD", "0176 / XDDD DDDD", "+49 (89) XDDDDDD", "040 XDD DD DD-DD", "0221 / XDDDDDD"],
    "FR": ["06 DD DD DD DD", "06.DD.DD.DD.DD", "06-DD-DD-DD-DD", "+33 6 DD DD DD DD", "+336DDDDDDDD", "+33 (0)6 DD DD DD DD", "0033 6 DD DD DD DD", "01 4D DD DD DD",
           "+33.1.4D.DD.DD.DD", "07 8D DD DD DD"],
    "ES": ["6DD DDD DDD", "6DD DD DD DD", "+34 6DD DDD DDD", "+346DDDDDDDD", "91 XDD DD DD", "6DD-DDD-DDD", "6DD.DDD.DDD", "0034 6DD DDD DDD", "+34 93 XDD DD DD"],
    "IT": ["347 DDDDDDD", "347 DDD DDDD", "+39 347 DDDDDDD", "06 XDDD DDDD", "02 XDDDDDDD", "+39 06 XDDD DDDD", "347.DDDDDDD", "333-DDDDDDD", "+39-02-XDDDDDDD", "0039 333 DDD DDDD"],
    "NL": ["06 NDDDDDDD", "06-NDDDDDDD", "+31 6 NDDDDDDD", "+31 (0)6 NDDDDDDD", "020 XDD DDDD", "020-XDDDDDD", "0031 6 NDDDDDDD", "+316NDDDDDDD", "06 - ND DD DD DD", "(010) XDD DD DD"],
    "BE": ["047X DD DD DD", "+32 47X DD DD DD", "047X/DD.DD.DD", "+3247XDDDDDD", "02 XDD DD DD", "+32 (0)2 XDD DD DD"],
    "CH": ["079 XDD DD DD", "+41 79 XDD DD DD", "044 XDD DD DD", "0041 79 XDD DD DD", "+41 (0)44 XDD DD DD", "079/XDD.DD.DD"],
    "AT": ["0664 NDDDDDD", "+43 664 NDDDDDD", "0664/NDDDDDD", "+43 (0)664 NDD DDDD", "0676 NDD DD DD"],
    "PL": ["50N DDD DDD", "+48 50N DDD DDD", "50N-DDD-DDD", "22 XDD DD DD", "+4850NDDDDDD", "(22) XDD-DD-DD", "+48 (22) XDD DD DD"],
    "SE": ["070-XDD DD DD", "+46 70 XDD DD DD", "08-XDD DDD DD", "+46 (0)70-XDD DD DD", "0046 8 XDD DDD DD"],
    "NO": ["41X DD DDD", "+47 41X DD DDD", "+4741XDDDDD", "22 XD DD DD", "0047 22 XD DD DD"],
    "DK": ["20 DD DD DD", "+45 20 DD DD DD", "+4520DDDDDD", "33 XD DD DD"],
    "FI": ["040 XDDDDDD", "+358 40 XDDDDDD", "050 XDD DDDD", "+358 (0)50 XDD DDDD", "09 XDDD DDDD"],
    "PT": ["91X DDD DDD", "+351 91X DDD DDD", "+35191XDDDDDD", "21 XDD DDDD", "00351 91X DDD DDD"],
    "BR": ["(11) 9XDDD-DDDD", "+55 11 9XDDD-DDDD", "11 9XDDD-DDDD", "(21) 3XDD-DDDD", "+55119XDDDDDDD", "+55 (21) 9XDDD-DDDD", "(11)9XDDD-DDDD", "11 9.XDDD-DDDD"],
    "MX": ["55 XDDD DDDD", "+52 55 XDDD DDDD", "(55) XDDD-DDDD", "+52 1 55 XDDD DDDD", "+52 (33) XDDD DDDD"],
    "IN": ["98DDD DDDDD", "+91 98DDD DDDDD", "+91-98DDDDDDDD", "098DDDDDDDD", "+9198DDDDDDDD", "0091 98DDD DDDDD", "+91 22 XDDD DDDD", "(+91) 98DDDDDDDD"],
    "AU": ["0412 DDD DDD", "+61 412 DDD DDD", "(02) 9XDD DDDD", "02 9XDD DDDD", "+61 2 9XDD DDDD", "+61412DDDDDD", "+61 (0)412 DDD DDD", "(03) 9XDDDDDD"],
    "JP": ["090-NDDD-DDDD", "03-XDDD-DDDD", "+81 90-NDDD-DDDD", "+81-3-XDDD-DDDD", "080 NDDD DDDD", "(03) XDDD-DDDD"],
    "KR": ["010-XDDD-DDDD", "+82 10-XDDD-DDDD", "02-XDD-DDDD", "+82-2-XDD-DDDD", "010.XDDD.DDDD", "010 XDDD DDDD"],
    "CN": ["138 DDDD DDDD", "+86 138 DDDD DDDD", "+86-138DDDDDDDD", "138-DDDD-DDDD", "010-6DDDDDDD", "+86 21 6DDD DDDD"],
    "TR": ["0532 XDD DD DD", "+90 532 XDD DD DD", "(0532) XDD DD DD", "+90 (212) XDD DD DD", "0532-XDD-DD-DD"],
    "IE": ["087 XDD DDDD", "+353 87 XDD DDDD", "01 XDD DDDD", "+353 (0)1 XDD DDDD"],
    "ZA": ["082 XDD DDDD", "+27 82 XDD DDDD", "+2782XDDDDDD", "(011) XDD DDDD"],
    "CZ": ["60N DDD DDD", "+420 60N DDD DDD", "+42060NDDDDDD", "00420 60N DDD DDD"],
    "HU": ["+36 20 XDD DDDD", "06 20 XDD DDDD", "+36-30-XDD-DDDD", "06/30 XDD DDDD"],
    "RO": ["072N DDD DDD", "+40 72N DDD DDD", "+4072NDDDDDD", "021 XDD DD DD"],
    "GR": ["694 XDDDDDD", "+30 694 XDD DDDD", "+30694XDDDDDD", "210 XDD DDDD"],
    "RU": ["+7 912 XDD-DD-DD", "8 (912) XDD-DD-DD", "+7 (912) XDD-DD-DD", "+7912XDDDDDD", "8-912-XDD-DD-DD"],
    "IL": ["+972 50-XDD-DDDD", "+972-3-XDD-DDDD"],
    "AE": ["+971 50 XDD DDDD", "+971-4-XDD-DDDD", "00971 50 XDD DDDD"],
    "SG": ["+65 9DDD DDDD", "9DDD DDDD"],
    "NZ": ["021 XDD DDDD", "+64 21 XDD DDDD", "09 XDD DDDD"],
    "UA": ["+380 67 XDD DD DD", "+38067XDDDDDD"],
    "NG": ["+234 803 XDD DDDD"], "EG": ["+20 100 XDD DDDD"], "AR": ["+54 9 11 XDDD-DDDD", "+54 11 4XDD-DDDD"], "CL": ["+56 9 XDDD DDDD"], "CO": ["+57 310 XDD DDDD"],
    "PH": ["+63 917 XDD DDDD"], "VN": ["+84 90 XDD DD DD"], "TH": ["+66 81 XDD DDDD"], "ID": ["+62 812 XDDD DDDD"], "MY": ["+60 12 XDD DDDD"], "SA": ["+966 50 XDD DDDD"],
    "PK": ["+92 300 XDDDDDD"], "KE": ["+254 712 XDDDDD"], "HK": ["+852 9XDD DDDD"],
}
AREAS = "201 202 203 205 206 212 213 214 215 216 301 303 305 310 312 313 314 404 408 410 412 415 416 424 503 504 510 512 514 602 604 612 615 617 619 646 650 702 703 713 714 718 720 773 801 805 813 816 818 832 901 904 917 919 925 949 972".split()


def phone():
    shape = R.choice(PHONES[R.choice(list(PHONES) + ["US", "GB", "DE", "FR", "US", "IN"] * 2)])
    while "{" in shape:
        start, end = shape.index("{"), shape.index("}")
        name = shape[start + 1:end]
        value = R.choice(AREAS) if name == "A" else fill("DX") if name == "M" else R.choice(name.split("|"))
        shape = shape[:start] + value + shape[end + 1:]
    text = fill(shape)
    kind = R.random()
    if kind < .04:
        text = text.replace(" ", "\u00a0")
    elif kind < .07:
        text = text.replace("-", "\u2011")
    elif kind < .09:
        text = text.replace("-", "\u2013")
    return text


# ---------------------------------------------------------------- accounts and cards
IBANS = {"DE": "N" * 18, "FR": "N" * 10 + "A" * 11 + "NN", "GB": "LLLL" + "N" * 14, "ES": "N" * 20, "IT": "L" + "N" * 10 + "A" * 12, "NL": "LLLL" + "N" * 10, "BE": "N" * 12, "CH": "NNNNN" + "A" * 12,
         "AT": "N" * 16, "PL": "N" * 24, "PT": "N" * 21, "SE": "N" * 20, "NO": "N" * 11, "DK": "N" * 14, "FI": "N" * 14, "IE": "LLLL" + "N" * 14, "LU": "NNN" + "A" * 13, "CZ": "N" * 20,
         "HU": "N" * 24, "RO": "LLLL" + "A" * 16, "GR": "N" * 7 + "A" * 16, "TR": "N" * 6 + "A" * 16, "SA": "NN" + "A" * 18, "AE": "N" * 19, "IL": "N" * 19, "MT": "LLLL" + "NNNNN" + "A" * 18,
         "HR": "N" * 17, "BG": "LLLL" + "N" * 6 + "A" * 8, "EE": "N" * 16, "LT": "N" * 16, "LV": "LLLL" + "A" * 13, "SK": "N" * 20, "CY": "N" * 8 + "A" * 16, "UA": "N" * 6 + "A" * 19,
         "BR": "N" * 23 + "LA", "QA": "LLLL" + "A" * 21, "SM": "L" + "N" * 10 + "A" * 12, "KZ": "NNN" + "A" * 13, "NO2": "N" * 11}


def iban():
    country = R.choice(list(IBANS))
    body = "".join(R.choice(string.digits) if c == "N" else R.choice(string.ascii_uppercase) if c == "L" else R.choice(string.digits + string.digits + string.ascii_uppercase) for c in IBANS[country])
    country = country[:2]
    number = "".join(str(int(c, 36)) for c in body + country + "00")
    whole = f"{country}{98 - int(number) % 97:02d}{body}"
    kind = R.random()
    groups = [whole[i:i + 4] for i in range(0, len(whole), 4)]
    if kind < .35:
        return whole
    if kind < .65:
        return " ".join(groups)
    if kind < .73:
        return whole.lower()
    if kind < .8:
        return " ".join(groups).lower()
    if kind < .87:
        return "-".join(groups)
    if kind < .94:
        return "\u00a0".join(groups)
    return ".".join(groups) if kind < .97 else whole[:2] + " " + whole[2:4] + " " + " ".join(whole[4:][i:i + 4] for i in range(0, len(whole) - 4, 4))


def luhn(body):
    total = sum(sum(divmod(int(d) * 2, 10)) if i % 2 == 0 else int(d) for i, d in enumerate(reversed(body)))
    return body + str(-total % 10)


def card(separators=("", " ", "-", " ", "", ".", "\u00a0", "\u2009", "\u2013")):
    brand = R.choice(["4", "4", "4", "51", "52", "53", "54", "55", "2221", "2500", "2719", "34", "37", "6011", "65", "644", "36", "3528", "3560", "62"])
    length = 15 if brand in ("34", "37") else 14 if brand == "36" else 16
    whole = luhn(brand + chars(string.digits, length - 1 - len(brand)))
    sizes = (4, 6, 5) if length == 15 else (4, 6, 4) if length == 14 else (4, 4, 4, 4)
    parts, at = [], 0
    for size in sizes:
        parts.append(whole[at:at + size])
        at += size
    return R.choice(separators).join(parts)


def ssn():
    area = R.choice([n for n in range(1, 900) if n != 666])
    return f"{area:03d}-{R.randint(1, 99):02d}-{R.randint(1, 9999):04d}"


# ---------------------------------------------------------------- addresses of machines and people
def ipv4():
    return ".".join(str(n) for n in (R.choice([5, 23, 34, 51, 62, 77, 81, 89, 93, 104, 141, 151, 163, 178, 185, 192, 198, 203, 212]), R.randint(0, 255), R.randint(0, 255), R.randint(1, 254)))


def ipv6():
    groups = [f"{R.randint(0, 65535):x}" for _ in range(8)]
    groups[0] = R.choice(["2001", "2a00", "2a02", "2606", "2620", "fe80", "fd12"])
    kind = R.random()
    if kind < .25:
        return ":".join(groups)
    if kind < .35:
        return ":".join(g.rjust(4, "0") for g in groups)
    if kind < .6:
        return groups[0] + ":" + groups[1] + "::" + groups[7]
    if kind < .7:
        return (groups[0] + "::" + ":".join(groups[5:])).upper()
    if kind < .8:
        return "fe80::" + ":".join(groups[4:])
    return "::ffff:" + ipv4() if kind < .9 else ":".join(groups[:4]) + "::" + groups[7]


LOCALS = ["john.smith", "j.doe", "anna_k", "m.garcia+shop", "info", "o'brien", "support-team", "a", "lars.j\u00f8rgensen", "x99", "marie-claire", "first.last+tag.one", "UPPER.Case", "\u7528\u6237", "zo\u00eb", "user%40", "b2b", "k_", "no-reply"]
HOSTS = ["gmail.com", "outlook.de", "mail.company.co.uk", "example.org", "m\u00fcnchen-shop.de", "uni-k\u00f6ln.de", "xn--mnchen-shop-thb.de", "sub.a-b.io", "corp.internal.travel", "yahoo.co.jp", "\u4f8b\u5b50.\u5e7f\u544a", "dev.health", "web.museum", "t-online.de", "laposte.net", "mail.ru", "x.ai"]


def email():
    local, host = R.choice(LOCALS), R.choice(HOSTS)
    local = local.replace("%40", "") + (str(R.randint(1, 99)) if R.random() < .4 else "")
    kind = R.random()
    if kind < .74:
        return f"{local}@{host}"
    if kind < .78:
        return f'"{local} x"@{host}'
    plain, host = R.choice(["jane.roe", "peter", "k.meyer"]), R.choice(["gmail.com", "web.de", "example.org"])
    dotted = host.split(".")
    return R.choice([f"{plain} [at] {dotted[0]} [dot] {dotted[1]}", f"{plain}(at){host}", f"{plain} at {dotted[0]} dot {dotted[1]}", f"{plain} (at) {dotted[0]} (dot) {dotted[1]}",
                     f"{plain}@{dotted[0].upper()}.{dotted[1].upper()}", f"{plain}[at]{host}", f"{plain} AT {dotted[0]} DOT {dotted[1]}", f"{plain} @ {host}", f"{plain}@{dotted[0]}[.]{dotted[1]}"])


def key():
    return R.choice([
        lambda: "AKIA" + chars("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16), lambda: "ASIA" + chars("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16),
        lambda: "ghp_" + chars(ALNUM, 36), lambda: "gho_" + chars(ALNUM, 36), lambda: "ghs_" + chars(ALNUM, 36), lambda: "github_pat_" + chars(ALNUM, 22) + "_" + chars(ALNUM, 59),
        lambda: "glpat-" + chars(ALNUM, 20), lambda: "xoxb-" + chars(string.digits, 12) + "-" + chars(string.digits, 13) + "-" + chars(ALNUM, 24), lambda: "xoxp-" + "-".join(chars(string.digits, 12) for _ in range(3)) + "-" + chars("0123456789abcdef", 32),
        lambda: "sk_live_" + chars(ALNUM, 24), lambda: "rk_live_" + chars(ALNUM, 24), lambda: "sk_test_" + chars(ALNUM, 99), lambda: "whsec_" + chars(ALNUM, 32),
        lambda: "sk-" + chars(ALNUM, 20) + "T3BlbkFJ" + chars(ALNUM, 20), lambda: "sk-proj-" + chars(ALNUM + "-_", 74) + "T3BlbkFJ" + chars(ALNUM, 73) + "A",
        lambda: "sk-ant-api03-" + chars(ALNUM + "-_", 93) + "AA", lambda: "sk-or-v1-" + chars("0123456789abcdef", 64), lambda: "AIza" + chars(ALNUM, 35), lambda: "ya29." + chars(ALNUM + "-_", 68),
        lambda: "SG." + chars(ALNUM, 22) + "." + chars(ALNUM, 43), lambda: "npm_" + chars(ALNUM, 36), lambda: "pypi-AgEIcHlwaS5vcmc" + chars(ALNUM + "-_", 90), lambda: "hf_" + chars(string.ascii_letters, 34),
        lambda: "dop_v1_" + chars("0123456789abcdef", 64), lambda: "gsk_" + chars(ALNUM, 52), lambda: "pplx-" + chars(ALNUM, 48), lambda: "lsv2_pt_" + chars("0123456789abcdef", 32) + "_" + chars("0123456789abcdef", 10),
        lambda: "https://hooks.slack.com/services/T" + chars(string.ascii_uppercase + string.digits, 10) + "/B" + chars(string.ascii_uppercase + string.digits, 10) + "/" + chars(ALNUM, 24),
        lambda: "dapi" + chars("0123456789abcdef", 32), lambda: "shpat_" + chars("0123456789abcdef", 32), lambda: "key-" + chars("0123456789abcdef", 32), lambda: "xai-" + chars(ALNUM, 80),
        lambda: "glsa_" + chars(ALNUM, 32) + "_" + chars("0123456789abcdef", 8), lambda: "nvapi-" + chars(ALNUM + "-_", 64), lambda: "r8_" + chars(ALNUM, 37), lambda: "PMAK-" + chars("0123456789abcdef", 24) + "-" + chars("0123456789abcdef", 34),
        lambda: "sq0atp-" + chars(ALNUM, 22), lambda: "hvs." + chars(ALNUM, 90), lambda: "tskey-auth-" + chars(ALNUM, 12) + "-" + chars(ALNUM, 30),
    ])()


def random_secret():
    return chars(ALNUM + R.choice(["", "", "-_", "!#%", "+/"]), R.choice([16, 20, 24, 32, 40, 64]))


def jwt():
    part = lambda o: base64.urlsafe_b64encode(json.dumps(o, separators=(",", ":")).encode()).decode().rstrip("=")
    return part({"alg": "HS256", "typ": "JWT"}) + "." + part({"sub": chars(string.digits, 10), "iat": R.randint(10**9, 2 * 10**9)}) + "." + chars(ALNUM + "-_", 43)


def pem():
    lines = "\n".join(chars(ALNUM + "+/", 64) for _ in range(R.randint(3, 9)))
    return R.choice(["RSA PRIVATE KEY", "PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY"]), lines


VALUES = {"phone": phone, "iban": iban, "payment_card": card, "us_ssn": ssn, "email": email, "api_key": key, "jwt": jwt, "secret": random_secret,
          "ip_address": lambda: ipv4() if R.random() < .55 else ipv6(), "card_plain": lambda: card(("",)), "ssn_plain": lambda: ssn().replace("-", ""), "ssn_spaced": lambda: ssn().replace("-", R.choice([" ", ".", "\u00a0"])),
          "bearer": lambda: chars(ALNUM + "-_", R.choice([24, 32, 48])), "ipv4": ipv4, "ipv6": ipv6}
TYPES = {"card_plain": "payment_card", "ssn_plain": "us_ssn", "ssn_spaced": "us_ssn", "bearer": "bearer_token", "ipv4": "ip_address", "ipv6": "ip_address"}

# ---------------------------------------------------------------- near misses
def hexa(n):
    return chars("0123456789abcdef", n)


NEAR = [
    lambda: f"order {chars(string.digits, 8)}", lambda: f"Order #{chars(string.digits, 3)}-{chars(string.digits, 7)}-{chars(string.digits, 7)}", lambda: f"PO-{R.randint(2019, 2026)}-{chars(string.digits, 6)}",
    lambda: f"{hexa(8)}-{hexa(4)}-4{hexa(3)}-a{hexa(3)}-{hexa(12)}", lambda: f"commit {hexa(40)}", lambda: f"sha256:{hexa(64)}", lambda: f"md5 {hexa(32)}", lambda: f"etag \"{hexa(32)}-4\"",
    lambda: f"ts={R.randint(1600000000, 1799999999)}", lambda: f"at {R.randint(1600000000000, 1799999999999)}", lambda: f"start_time_unix_nano {R.randint(16 * 10**17, 17 * 10**17)}",
    lambda: f"version {R.randint(1, 12)}.{R.randint(0, 40)}.{R.randint(0, 30)}", lambda: f"Chrome/{R.randint(90, 140)}.0.{R.randint(1000, 9999)}.{R.randint(10, 200)}", lambda: f"build 10.0.{R.randint(10000, 26000)}.{R.randint(1, 4000)}", lambda: f"v{R.randint(1, 9)}.{R.randint(0, 9)}.{R.randint(0, 9)}.{R.randint(0, 9)}",
    lambda: f"section {R.randint(1, 12)}.{R.randint(1, 9)}.{R.randint(1, 9)}.{R.randint(1, 9)}", lambda: "1Z" + chars(string.ascii_uppercase + string.digits, 6) + chars(string.digits, 10), lambda: f"tracking number {chars(string.digits, 12)}", lambda: f"shipment 00{chars(string.digits, 18)}", lambda: "RR" + chars(string.digits, 9) + "DE",
    lambda: f"{R.random() * 100:.12f}", lambda: f"{R.random():.16f}", lambda: f"{R.randint(1, 999)},{R.randint(100, 999)},{R.randint(100, 999)}.{R.randint(10, 99)} USD", lambda: f"EUR {R.randint(1, 999)}.{R.randint(100, 999)}.{R.randint(100, 999)},{R.randint(10, 99)}", lambda: f"{R.uniform(-90, 90):.6f}, {R.uniform(-180, 180):.6f}",
    lambda: f"part number {chars(string.digits, 4)}-{chars(string.digits, 3)}-{chars(string.ascii_uppercase, 2)}{chars(string.digits, 2)}", lambda: f"SKU {chars(string.ascii_uppercase, 3)}-{chars(string.digits, 5)}-{chars(string.digits, 3)}", lambda: f"ISBN 978-{R.randint(0, 9)}-{chars(string.digits, 3)}-{chars(string.digits, 5)}-{R.randint(0, 9)}", lambda: f"EAN 40{chars(string.digits, 11)}",
    lambda: f"2026-{R.randint(1, 12):02d}-{R.randint(1, 28):02d}T{R.randint(0, 23):02d}:{R.randint(0, 59):02d}:{R.randint(0, 59):02d}.{chars(string.digits, 6)}Z", lambda: f"{R.randint(1, 28):02d}.{R.randint(1, 12):02d}.2026 {R.randint(0, 23):02d}:{R.randint(0, 59):02d}", lambda: f"20261122{chars('012', 2)}{chars('01234', 4)}",
    lambda: f"{R.randint(1, 12)}/{R.randint(1, 28)}/2026 10:{R.randint(10, 59)} AM", lambda: f"trace_id={hexa(32)} span_id={hexa(16)}", lambda: f"pod checkout-{hexa(9)}-{chars(string.ascii_lowercase, 5)}", lambda: f"arn:aws:sns:eu-west-1:{chars(string.digits, 12)}:orders",
    lambda: "std::vector<std::string> names", lambda: "icon@2x.png", lambda: "npm i @types/node@18.2.1 lodash@4.17.21", lambda: "pip install torch==2.4.1+cu121", lambda: "@dataclass class Order:", lambda: "meet me @ 10:30", lambda: "00:11:22 elapsed", lambda: f"ratio {R.randint(1, 99)}:{R.randint(1, 99)}:{R.randint(1, 99)}", lambda: "OID 1.3.6.1.4.1.311.21.20",
    lambda: "api_key = os.environ['API_KEY']", lambda: "password: ${DB_PASSWORD}", lambda: "token: <your-token-here>", lambda: "Password must be at least 12 characters long", lambda: "const apiKey = process.env.OPENAI_API_KEY;", lambda: "secret: {{ vault_secret }}", lambda: "api_key=YOUR_API_KEY", lambda: 'key: "customer.address.city"', lambda: "token usage: prompt_tokens=1834 completion_tokens=212",
    lambda: "cache_key=user:profile:v2:summary", lambda: "primary_key=order_line_item_id", lambda: "Authorization: Bearer $TOKEN", lambda: "keyboard_layout=de-latin1-nodeadkeys", lambda: "max_tokens: 4096", lambda: 'api_key: str = Field(default=None, description="the key of the provider")', lambda: "password=********",
    lambda: f"#{hexa(6)}", lambda: f"invoice INV{chars(string.digits, 10)}", lambda: f"ticket {chars(string.digits, 4)}-{chars(string.digits, 4)}-{chars(string.digits, 4)}", lambda: f"Sendung {chars(string.digits, 20)}", lambda: f"case id {chars(string.digits, 9)}", lambda: f"resolution 1920x1080, {R.randint(100, 999)} x {R.randint(100, 999)} px",
    lambda: f"between {R.randint(1990, 2009)}-{R.randint(2010, 2026)}", lambda: f"{R.randint(100, 999)} {R.randint(100, 999)} {R.randint(100, 999)} rows", lambda: f"row {chars(string.digits, 7)} of {chars(string.digits, 8)}", lambda: f"latency p50 {R.randint(10, 99)} p95 {R.randint(100, 999)} p99 {R.randint(1000, 9999)}",
    lambda: f"[{', '.join(f'{R.uniform(-1, 1):.8f}' for _ in range(6))}]", lambda: f"{R.randint(10**15, 10**16 - 1)} bytes", lambda: f"req_{chars(ALNUM, 24)}", lambda: f"chatcmpl-{chars(ALNUM, 29)}", lambda: f"msg_{chars(ALNUM, 24)}", lambda: f"call_{chars(ALNUM, 24)}", lambda: f"fp_{hexa(10)}", lambda: f"s3://data-lake/events/dt=2026-11-22/part-{chars(string.digits, 5)}-{hexa(8)}.c000.snappy.parquet",
    lambda: f"VIN WVWZZZ1JZ{chars(string.digits, 1)}W{chars(string.digits, 6)}", lambda: f"flight LH{chars(string.digits, 4)} seat {R.randint(1, 40)}C", lambda: f"temperature=0.{R.randint(1, 9)} top_p=0.95 seed={chars(string.digits, 9)}", lambda: f"data:image/png;base64,iVBORw0KGgo{chars(ALNUM + '+/', 80)}=", lambda: f"[{R.randint(1, 9)}] pages {R.randint(100, 999)}–{R.randint(100, 999)}, doi:10.{R.randint(1000, 9999)}/s{chars(string.digits, 5)}-{chars(string.digits, 3)}-{chars(string.digits, 5)}-{R.randint(0, 9)}",
    lambda: f"ISO/IEC 27001:2022, RFC 7519, DIN 5008", lambda: f"score {R.randint(0, 9)}:{R.randint(0, 9)} at {R.randint(10, 23)}:{R.randint(10, 59)}:{R.randint(10, 59)}", lambda: f"customer no. {chars(string.digits, 10)}", lambda: f"Kundennummer {chars(string.digits, 9)}", lambda: f"n° de commande {chars(string.digits, 10)}", lambda: f"pedido {chars(string.digits, 9)}",
]

# ---------------------------------------------------------------- texts; {type} is a value with a label, {~} a near miss
TEXTS = [
    "{~}; please call back on {phone}, the customer insists.", "My number is {phone} and my mail {email}", "hey it's me again, txt me {phone} or whatsapp", "You may contact our office at {phone} between 9 and 5. Reference: {~}.",
    "Tel.: {phone} | Fax: {phone} | {email}", "Mobil {phone}\n{~}", "Ruf mich bitte unter {phone} an, {~}.", "Mon portable : {phone}. Merci !", "Mi móvil es el {phone}, gracias.", "Il mio cellulare: {phone}.", "Mijn telefoonnummer is {phone}.", "Telefon: {phone}, zamówienie {~}", "phone={phone}&{~}",
    "+ Alice: can I get ur cell?\n+ Bob: {phone}\n+ Alice: thx, mine {phone}", "[12:04] user: the otp went to {phone} not to {phone}", "contact_phone: \"{phone}\"\ncontact_email: {email}\nnote: {~}", "<p>Call us: <a href=\"tel:x\">{phone}</a></p><p>{~}</p>", "<td>Phone</td><td>{phone}</td><td>{~}</td>",
    "name,phone,email,note\nA. B.,{phone},{email},{~}", "id\tphone\tiban\n17\t{phone}\t{iban}", "| customer | phone | mail |\n| --- | --- | --- |\n| 4711 | {phone} | {email} |", "{\"phoneNumber\": \"{phone}\", \"note\": \"{~j}\"}", "{'mobile': '{phone}', 'email': '{email}'}", "BEGIN:VCARD\nVERSION:3.0\nTEL;TYPE=CELL:{phone}\nEMAIL:{email}\nEND:VCARD",
    "logger.info(f\"calling {phone} for {user.id}\")", "INSERT INTO contacts (phone, email) VALUES ('{phone}', '{email}'); -- {~}", "SMS from {phone}: your parcel is late", "{phone} called twice today. {~}", "WhatsApp {phone}", "Notfallkontakt: {phone} (Mutter)", "user said: \"reach me on {phone}\" ({~})", "お電話番号は {phone} です", "电话:{phone}", "Тел. {phone}, {~}",
    "Please write to {email}.", "From: <{email}>\nTo: {email}\nSubject: {~}", "mailto:{email}?subject=hi", "login failed for user {email} from {ip_address}, {~}", "<a href=\"mailto:{email}\">{email}</a>", "cc={email};bcc={email}", "assignee: {email}  # {~}", "\"owner\":\"{email}\",\"id\":\"{~j}\"", "SELECT * FROM users WHERE email = '{email}' AND {~};", "e-mail ({email}), {~}", "Kontakt:{email},{~}", "my email is {email} thanks", "author {email} · {~}",
    "IBAN: {iban}", "Bitte auf {iban} überweisen, Zweck {~}.", "iban={iban}&amount=12.50", "{\"account\":{\"iban\":\"{iban}\",\"ref\":\"{~j}\"}}", "Wire to {iban} ({~})", "account;{iban};{~}", "Virement vers le compte {iban} effectué.", "refund_iban: {iban}\n{~}", "I paid from {iban} to {iban} yesterday", "<b>{iban}</b>",
    "Card {payment_card} exp 09/28 was declined. {~}", "my cc is {payment_card}, cvv on the back", "{\"pan\":\"{card_plain}\",\"exp\":\"0928\"}", "{\"card_number\": {card_plain}, \"retries\": 2}", "Kreditkarte {payment_card} / {~}", "pan={card_plain}|{~}", "charged {payment_card} twice", "visa,{payment_card},{~}", "CardNumber>{payment_card}</CardNumber>", "carte bancaire n° {payment_card}", "use test card '{card_plain}' please",
    "SSN: {us_ssn}", "ssn {ssn_plain}", "Social Security Number is {ssn_spaced}.", "my social is {us_ssn}, {~}", "{\"ssn\":\"{us_ssn}\",\"note\":\"{~j}\"}", "{\"social_security_number\":\"{ssn_plain}\"}", "employee {~} / {us_ssn}", "taxpayer SSN {ssn_spaced} filed jointly with {us_ssn}", "name,ssn,salary\nA,{us_ssn},{~}", "ssn=\"{us_ssn}\"",
    "connect from {ip_address} port 51234, {~}", "[{ipv6}]:443 refused", "{ipv4}:8443 -> {ipv4}:51234 SYN", "X-Forwarded-For: {ip_address}, {ip_address}", "fe80 link {ipv6}%eth0 up", "{ipv4}/24 via {ipv4} dev eth0", "http://{ipv4}:9090/metrics?{~}", "http://[{ipv6}]:8080/", "client_ip={ip_address} {~}", "\"remoteAddr\":\"{ip_address}\"", "ping {ip_address} ttl=54 time=12.1 ms", "({ip_address})", "ssh admin@{ipv4} -p 2222", "allow {ipv6}/64;", "Invalid user admin from {ip_address}. {~}", "ip-{~}: {ip_address},",
    "OPENAI_API_KEY={api_key}\n{~}", "export TOKEN={api_key}", "curl -H \"Authorization: Bearer {api_key}\" https://api.example.com/v1", "curl https://api.example.com -H 'x-api-key: {api_key}'", "{\"api_key\":\"{api_key}\",\"request\":\"{~j}\"}", "client = Client(api_key=\"{api_key}\")  # {~}", "my key {api_key} does not work", "the key is `{api_key}`, is it expired?", "provider \"x\" {\n  token = \"{api_key}\"\n}", "apiKey: {api_key}\nregion: eu-west-1", "?key={api_key}&{~}", "headers = {'Authorization': 'token {api_key}'}",
    "Authorization: Bearer {bearer}\nAccept: */*", "-H 'authorization: bearer {bearer}'", "{\"Authorization\":\"Bearer {bearer}\"}", "Cookie: session={jwt}; {~}", "token {jwt}", "id_token={jwt}&state=x", "aws_secret_access_key = {secret}", "DB_PASSWORD={secret}\n{~}", "\"client_secret\": \"{secret}\"", "password: {secret}", "variable \"db_password\" {\n  default = \"{secret}\"\n}", "AccountName=acme;AccountKey={azure};EndpointSuffix=core.windows.net",
    "Server=db;Database=shop;User Id=app;Password={secret};Encrypt=true", "spring.datasource.password={secret}", "{pem}", "{pemjson}", "postgres://app:{urlpass}@db.prod.internal:5432/shop", "mongodb+srv://root:{urlpass}@cluster0.abcde.mongodb.net/?{~}", "redis://:{urlpass}@cache:6379/0", "amqp://guest:{urlpass}@mq:5672", "git clone https://oauth2:{urlpass}@gitlab.example.com/a/b.git", "curl -u admin:{urlpass} https://es:9200/_cat",
    "<add key=\"ApiSecret\" value=\"{secret}\" />", "--password {secret} --host db", "mysql -u root -p{mysql}", "access_token: '{secret}'", "SECRET_KEY_BASE: {secret}", "secret_key = '{secret}' # {~}",
] + ["{~}", "{~}, {~} and {~}", "INFO {~} {~} done in 12 ms", "{\"a\":\"{~j}\",\"b\":\"{~j}\"}", "The agent looked at {~} and then at {~}.", "| {~} | {~} |", "Status of {~}: shipped. {~}."] * 8


def make():
    template = R.choice(TEXTS)
    out, labels, at = [], [], 0
    length = 0

    def emit(text):
        nonlocal length
        out.append(text)
        length += len(text)

    def label(kind, text):
        labels.append({"type": kind, "start": length, "end": length + len(text)})
        emit(text)

    escaped = False
    while at < len(template):
        if template[at] == "{" and "}" in template[at:]:
            end = template.index("}", at)
            name = template[at + 1:end]
            if name == "~":
                emit(R.choice(NEAR)())
            elif name == "~j":
                emit(json.dumps(R.choice(NEAR)(), ensure_ascii=False)[1:-1])
            elif name == "azure":
                label("api_key", base64.b64encode(R.randbytes(64)).decode())
            elif name == "urlpass":
                label("url_credentials", chars(ALNUM + "-_.", R.randint(8, 20)))
            elif name == "mysql":
                label("secret", chars(ALNUM, 16) + "7")
            elif name in ("pem", "pemjson"):
                kind, lines = pem()
                text = f"-----BEGIN {kind}-----\n{lines}\n-----END {kind}-----"
                if name == "pemjson":
                    emit('{"private_key":"')
                    text = text.replace("\n", "\\n")
                label("private_key", text)
                if name == "pemjson":
                    emit('","type":"service_account"}')
            elif name in VALUES:
                value = VALUES[name]()
                if '"' in value and '"' in template or "'" in value and "'" in template:
                    value = value.replace('"', "").replace("'", "").replace(" x@", "x@")
                label(TYPES.get(name, name), value)
            else:
                emit(template[at])
                at += 1
                continue
            at = end + 1
        else:
            emit(template[at])
            at += 1
    return {"text": "".join(out), "labels": labels}


for _ in range(COUNT):
    sys.stdout.write(json.dumps(make(), ensure_ascii=False) + "\n")
