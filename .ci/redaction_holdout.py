"""Labelled texts for `lakeglass redact evaluate --data`, independent of the corpus in the jar: values by Faker, templates of its own.

    python3 -m venv target/venv && target/venv/bin/pip install faker==40.54.0
    target/venv/bin/python .ci/redaction_holdout.py 12000 7 > target/holdout.jsonl
    jobs/bin/lakeglass redact evaluate --data target/holdout.jsonl
"""
import json
import random
import string
import sys

from faker import Faker

COUNT, SEED = int(sys.argv[1]), int(sys.argv[2])
LOCALES = """en_US en_GB en_CA en_AU en_NZ en_IE en_IN de_DE de_AT de_CH fr_FR fr_CH fr_BE fr_CA es_ES es_MX es_AR es_CO es_CL it_IT
nl_NL nl_BE pt_PT pt_BR pl_PL cs_CZ sk_SK hu_HU ro_RO bg_BG hr_HR sl_SI sv_SE no_NO da_DK fi_FI el_GR tr_TR ru_RU uk_UA he_IL ja_JP ko_KR
zh_CN zh_TW id_ID vi_VN th_TH fil_PH""".split()
TEMPLATES = {
    "en": [
        "Hi team,\n\nthe courier left my parcel at the wrong door again. You can reach me at {phone} after six, or drop a line to {email}.\n\nThanks\n{person_name}",
        "> On Tue, {person_name} wrote:\n> please refund the card {payment_card}, it was billed on the 3rd and again on the 4th.\nDone, see ticket 48213-7.",
        "Customer asks to change the account to {iban}; the old one ends in 4471. Confirmed by phone ({phone}).",
        "agent> may I have your number?\nuser> sure {phone}\nagent> and e-mail?\nuser> {email}",
        "Escalated: three failed logins for {email} from {ip_address}, then success from {ip_address}. Session 8f14e45f.",
        "Fax: {phone}\nTel: {phone}\nMail: {email}\nBank: {iban}",
        "Please update my contact: {person_name}, {phone}. Order no. 2026-114-0098 stays as is.",
    ],
    "de": [
        "Sehr geehrte Damen und Herren, bitte rufen Sie mich unter {phone} zurück oder schreiben Sie an {email}. Vorgang 4711/26.",
        "Die Überweisung auf {iban} ist nicht angekommen. Gruß, {person_name}",
        "Abgebucht wurde von der Karte {payment_card}, Betrag 49,90 EUR, am 12.11.2026.",
    ],
    "fr": [
        "Bonjour, vous pouvez me joindre au {phone} ou par courriel : {email}. Dossier n° 2026/1187.",
        "Merci de virer le remboursement sur {iban}. Cordialement, {person_name}",
    ],
    "es": [
        "Buenos días, mi teléfono es {phone} y mi correo {email}. El pedido 55-2210 llegó roto.",
        "La tarjeta {payment_card} fue rechazada; la cuenta es {iban}. Saludos, {person_name}",
    ],
    "it": ["Buongiorno, mi chiami al {phone}. La fattura va a {email}, il bonifico su {iban}."],
    "nl": ["Goedemiddag, u kunt mij bellen op {phone} of mailen naar {email}. Rekening: {iban}."],
    "pt": ["Bom dia, o meu contacto é {phone}, e-mail {email}. O pedido 7781 ainda não chegou."],
    "pl": ["Dzień dobry, proszę o kontakt: tel. {phone}, e-mail {email}. Zamówienie 2026/334."],
    "ja": ["お世話になっております。電話番号は{phone}、メールは{email}です。注文番号は48213です。"],
    "zh": ["您好，我的电话是{phone}，邮箱是{email}，订单号48213。"],
    "ko": ["안녕하세요. 연락처는 {phone}이고 이메일은 {email}입니다. 주문 48213입니다."],
    "ru": ["Здравствуйте, мой телефон {phone}, почта {email}. Заказ 48213 не пришёл."],
}
ANY = [
    '{"event":"signup","user":{"mail":"{email}","tel":"{phone}"},"ts":1763769600123,"attempt":2}',
    '{"tool":"lookup","arguments":"{\\"email\\":\\"{email}\\",\\"limit\\":25}","latency_ms":184}',
    "2026-11-22 10:04:11,482 WARN [pool-3-thread-17] AuthFilter - denied {ip_address} -> /v2/items/48213 (403) in 12 ms",
    '{ip_address} - - [22/Nov/2026:10:04:11 +0000] "GET /search?q=returns&page=2 HTTP/1.1" 200 5316 "-" "Mozilla/5.0 (X11; Linux x86_64; rv:128.0)"',
    "customer_id;mail;mobile;iban\n48213;{email};{phone};{iban}",
    "INSERT INTO payments (id, pan, amount) VALUES (48213, '{payment_card}', 1999);",
    "curl -H 'X-Api-Key: {api_key}' https://api.example.test/v1/items/48213",
    "const client = new Client({ apiKey: '{api_key}', retries: 3, timeoutMs: 15000 });",
    "OPENAI_API_KEY={api_key}\nPORT=8080\nLOG_LEVEL=info",
    "applicant ssn {us_ssn}, loan 48213, amount 12,500.00 USD",
    '{"taxpayer":{"ssn":"{us_ssn}"},"year":2025,"form":"1040"}',
    "traceroute to {ip_address}, 30 hops max; hop 4 at {ip_address} 12.4 ms",
    "Build 3.14.159 of module 10-22-333 passed 1,204 tests in 183.2 s; coverage 87.31 %, commit 9fceb02d0ae598e95dc970b74767f19372d61af8.",
    "The 2024 census counted 331,449,281 people; the sample had n = 10 482 and p = 0.00034. ISBN 978-3-16-148410-0, DOI 10.1000/182.",
    "Tracking 1Z999AA10123456784, invoice INV-2026-000482, batch 20261122-0007, GTIN 4006381333931, meeting at 14:30 in room 4.112.",
    "0.1 + 0.2 = 0.30000000000000004; 6.02214076e23 particles; (48.8566, 2.3522); 192 x 168 px; ratio 16:9; version 10.4.2.1-rc3",
]
KEYS = ["sk-proj-{48}", "sk-ant-api03-{80}AA", "ghp_{36}", "glpat-{20}", "AKIA{U16}", "xoxb-{D12}-{D12}-{24}", "AIza{35}", "sk_live_{24}", "hf_{34}", "npm_{36}"]


def key(rng):
    shape, out, at = rng.choice(KEYS), "", 0
    while at < len(shape):
        if shape[at] != "{":
            out += shape[at]
            at += 1
            continue
        end = shape.index("}", at)
        spec = shape[at + 1 : end]
        alphabet = {"U": string.ascii_uppercase + "234567", "D": string.digits}.get(spec[0], string.ascii_letters + string.digits)
        out += "".join(rng.choice(alphabet) for _ in range(int(spec.lstrip("UD"))))
        at = end + 1
    return out


def value(fake, name, rng, english):
    if name == "email":
        return rng.choice([fake.email, fake.company_email, fake.ascii_free_email])()
    if name == "phone":
        return (fake if hasattr(fake, "phone_number") else english).phone_number()
    if name == "payment_card":
        number = english.credit_card_number()
        if len(number) == 16 and rng.random() < 0.5:
            separator = rng.choice(" -")
            number = separator.join(number[i : i + 4] for i in range(0, 16, 4))
        return number
    if name == "iban":
        # Faker makes up IBANs for countries that have none, and some of a wrong length: only these locales are right.
        iban = fakes[rng.choice("en_GB de_DE de_AT de_CH fr_FR es_ES it_IT nl_NL nl_BE pl_PL pt_PT fi_FI no_NO".split())].iban()
        return iban if rng.random() < 0.5 else " ".join(iban[i : i + 4] for i in range(0, len(iban), 4))
    if name == "ip_address":
        return english.ipv4() if rng.random() < 0.7 else english.ipv6()
    if name == "us_ssn":
        return english.ssn()
    if name == "api_key":
        return key(rng)
    return (fake if hasattr(fake, "name") else english).name()


def units(text):
    return len(text.encode("utf-16-le")) // 2


rng = random.Random(SEED)
Faker.seed(SEED)
english = Faker("en_US")
fakes = {locale: Faker(locale) for locale in LOCALES}
for number in range(COUNT):
    locale = LOCALES[number % len(LOCALES)]
    own = TEMPLATES.get(locale[:2], TEMPLATES["en"])
    template = rng.choice(ANY if rng.random() < 0.4 else own)
    text, labels, at = "", [], 0
    while at < len(template):
        end = template.find("}", at) if template[at] == "{" else -1
        name = template[at + 1 : end] if end > 0 else ""
        if name not in ("email", "phone", "payment_card", "iban", "ip_address", "us_ssn", "api_key", "person_name"):
            text += template[at]
            at += 1
            continue
        filled = value(fakes[locale], name, rng, english)
        start = units(text)
        text += filled
        labels.append({"type": name, "start": start, "end": units(text)})
        at = end + 1
    print(json.dumps({"text": text, "labels": labels, "locale": locale}, ensure_ascii=False))
