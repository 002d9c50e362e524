package dev.lakeglass.redact;

import java.util.List;

/** What a word near a candidate can say about it; words are lower case, without accents lost. */
enum Topic {
  PHONE(
      "phone phones fon gsm bel ruf anruf telephone tel tele telefon telefonnummer telefono teléfono telefone téléphone"
          + " mobile mobil mobiel cell cellphone cellular fax telefax handy handynummer whatsapp whats telegram signal imessage sms otp notfallkontakt notruf"
          + " call called calling caller dial dialled ring rang text texted texting hotline"
          + " celular móvil movil cellulare portable rufnummer anrufen appeler appelez llamar"
          + " llame chiamare chiama bellen ligar ligue numero número telefoon telefoonnummer"
          + " telephonenumber phonenumber komórka zadzwoń erreichbar voicemail landline msisdn"
          + " pager extension tél téléphoner rufen telefonisch reach contact contacts contacto contato"
          + " kontakt joindre joignable appelle chiami chiamatemi contattatemi contattare llámame"
          + " llámeme llamarme telemóvel telefonní číslo volejte telefón volajte puhelin puh soita"
          + " matkapuhelin tlf mobilnr mobilnummer ringa sunați telefonszám hívjon τηλέφωνο τηλ"
          + " κινητό телефон телефону телефона тел моб мобильный звоните позвоните мобільний"
          + " телефонен телефонний дзвоніть טלפון נייד cep arayın ara telepon hubungi hp 电话 電話"
          + " 手机 手機 拨打 致电 联系 携帯 전화 연락처 휴대폰 โทร"),
  CARD(
      "card cards credit debit visa mastercard amex maestro discover cc pan creditcard cardnumber"
          + " karte kreditkarte kartennummer carte tarjeta carta cartão cartao kaart creditcardnummer"
          + " karta kartę pay payment"),
  BANK(
      "iban bic swift bank account konto kontonummer bankverbindung compte cuenta conto rekening"
          + " conta wire transfer sepa überweisung virement transferencia bonifico bankcode"),
  SOCIAL_SECURITY("ssn ssns social socialsecurity socialsecuritynumber soc sin"),
  TAXPAYER(
      "tax taxpayer itin tin steuer steuernummer steueridentifikationsnummer idnr steuerid"
          + " steueridnr"),
  HEALTH("nhs patient medical"),
  NATIONAL_INSURANCE("nino insurance ni"),
  SECURITE_SOCIALE("sécu sécurité securite sociale nir secu insee"),
  DNI("dni nie nif identidad documento"),
  BSN("bsn burgerservicenummer sofinummer"),
  PESEL("pesel"),
  CPF("cpf"),
  AADHAAR("aadhaar aadhar adhaar uidai uid"),
  PASSPORT(
      "passport passports passeport pasaporte reisepass pass paspoort passaporto passaporte"
          + " paszport passportnumber"),
  DRIVING(
      "driver drivers driving dl führerschein führerscheinnummer permis conduire conducir patente"
          + " rijbewijs dln drivinglicence driverlicense cnh"),
  BIRTH(
      "birth birthday birthdate dob born bday geboren geb geburtsdatum geburtstag né née naissance"
          + " nacido nacida nacimiento nato nata nascita geboortedatum geboorte nascimento nascido"
          + " nascida urodzenia urodzony urodzona dateofbirth"),
  ADDRESS(
      "address addresses addr live lives living lived reside resides residence home ship shipping"
          + " deliver delivery delivered mail mailing billing located moved street anschrift adresse"
          + " wohne wohnt wohnhaft habite domicile dirección direccion vivo vive domicilio indirizzo"
          + " abito abita adres woon woont endereço moro mora mieszkam"),
  IDENTIFIER(
      "id ids identifier order orders invoice ticket tickets case reference ref tracking shipment"
          + " transaction txn isbn issn sku ean upc barcode serial article item product part model"
          + " timestamp time epoch ts nonce seed port pid bytes size count total amount price usd eur"
          + " build commit revision line request trace span session token tokens bestellung row rows page"
          + " pages gtin arn oid doi sendung sendungsnummer kundennummer kundennr vertragsnummer"
          + " auftragsnummer artikelnummer rechnungsnummer vorgang aktenzeichen klantnummer"
          + " ordernummer bestelnummer dossier expediente pratica zamówienie between"
          + " bestellnummer commande pedido ordine zamówienie rechnung facture factura issue pr job siret siren kvk abn"
          + " batch lot zip postcode"),
  VERSION("version versions release section chapter firmware v ver"),
  IDENTITY(
      "identity personnummer rijksregisternummer registre rijksregister niss insz resident identiteit 身份证"),
  NUMBER("number numbers nummer numéro"),
  /** Says that a number follows, but not of what; what it counts stands before it. */
  COUNTER("no nr num nro"),
  /** Whose number it is: with a word for number between, an identifier. */
  HOLDER(
      "customer client member subscriber employee student patient policy contract vendor supplier"
          + " user account kunde kunden mitglied vertrag cliente klant klient"),
  CRYPTO("bitcoin btc ethereum eth wallet crypto litecoin dogecoin");

  private final List<String> words;

  Topic(String words) {
    this.words = List.of(words.split(" "));
  }

  List<String> words() {
    return words;
  }

  long bit() {
    return 1L << ordinal();
  }
}
