"""Currencies by the numbers of ISO 4217."""

from chalicelib.marketplaces.wildberries.fields import digits, text

CODES = {
    "643": "RUB",
    "810": "RUB",
    "933": "BYN",
    "974": "BYN",
    "398": "KZT",
    "51": "AMD",
    "417": "KGS",
    "860": "UZS",
    "972": "TJS",
    "944": "AZN",
    "981": "GEL",
    "498": "MDL",
    "934": "TMT",
    "980": "UAH",
    "949": "TRY",
    "156": "CNY",
    "840": "USD",
    "978": "EUR",
    "784": "AED",
    "356": "INR",
    "410": "KRW",
    "704": "VND",
    "376": "ILS",
    "941": "RSD",
}


def currency(value: object) -> str:
    """Its three letters; roubles where none is told, the number itself where it is none of these."""
    if number := digits(value):
        return CODES.get(number, number[:3].zfill(3))
    letters = text(value).upper()
    return letters if len(letters) == 3 and letters.isascii() and letters.isalpha() else "RUB"
