"""E-mails: what is the message, and what is history, header or attachment."""

from __future__ import annotations

import pytest
from mail_files import msg
from traced import assert_traced

from clarity.document import Document, DocumentKind, MarkKind
from clarity.errors import UnreadableDocumentError
from clarity.readers import read

HEAD = (
    "From: Jo <jo@waterveen.example>\r\nTo: u@post.example\r\nSubject: Uw aanvraag\r\n"
    "Date: Mon, 3 Mar 2025 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
)


def plain(body: str) -> bytes:
    return (HEAD + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + body).encode()


def html(body: str) -> bytes:
    page = f"<html><body>{body}</body></html>"
    return (HEAD + "Content-Type: text/html; charset=utf-8\r\n\r\n" + page).encode()


def read_mail(data: bytes) -> Document:
    document = read(data)
    assert document.kind is DocumentKind.EMAIL
    assert_traced(document, data)
    return document


def body_of(document: Document) -> list[str]:
    """Return the texts of the blocks after the subject."""
    return [block.text for block in document.blocks[1:]]


def test_subject() -> None:
    """The subject is the title and the first block, a heading, without Re or FW."""
    document = read_mail(plain("Beste Jo,\n\nDank u wel.\n").replace(b": Uw", b": RE: FW: Uw"))
    assert (document.title, document.format) == ("Uw aanvraag", "eml")
    assert (document.blocks[0].kind.value, document.blocks[0].text) == ("heading", "Uw aanvraag")
    assert body_of(document) == ["Beste Jo,", "Dank u wel."]


def test_encoded_subject() -> None:
    """A subject in another encoding is decoded."""
    data = plain("Dank u wel.").replace(b": Uw aanvraag", b": =?utf-8?q?Caf=C3=A9_open?=")
    assert read_mail(data).title == "Café open"


HISTORY = {
    "quoted lines": ("Wij komen.\n\nOp 3 mei 2025 om 10:00 schreef Jo <jo@x.example>:\n"
                     "> Komt u?\n>> Ja?\n", ["Wij komen."]),
    "a header in two lines": ("Wij komen.\n\nOp ma 3 mei 2025 om 10:00 schreef Jo Jansen van de\n"
                              "Wetering <jo@x.example>:\n\n> Komt u?\n", ["Wij komen."]),
    "answers in between": ("> Komt u?\nWij komen.\n\n> Hoe laat?\nOm tien uur.\n",
                           ["Wij komen.", "Om tien uur."]),
    "Outlook": ("Wij komen.\n\nVan: Jo <jo@x.example>\nVerzonden: maandag 3 maart 2025 10:00\n"
                "Aan: Piet\nOnderwerp: Komt u?\n\nKomt u?\nGroet,\nJo\n", ["Wij komen."]),
    "a line": ("Wij komen.\n\n-----Oorspronkelijk bericht-----\nVan: Jo\n\nKomt u?\n",
               ["Wij komen."]),
    "forwarded": ("---------- Forwarded message ---------\nFrom: Jo\n\nKomt u?\n",
                  ["---------- Forwarded message ---------", "From: Jo", "Komt u?"]),
    "the sender's own details": ("Wij komen.\n\n-- \nJo Vos\nTelefoon 14 020\n",
                                 ["Wij komen.", "--", "Jo Vos\nTelefoon 14 020"]),
    "no history": ("Van: de bus naar de trein.\n\nOp 3 mei schreef u ons: wij danken u.\n",
                   ["Van: de bus naar de trein.", "Op 3 mei schreef u ons: wij danken u."]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), HISTORY.values(), ids=HISTORY.keys())
def test_history_of_plain_text(body: str, expected: list[str]) -> None:
    """Earlier messages under or between the text are left out; a forwarded one is not."""
    found = body_of(read_mail(plain(body)))
    assert " ".join(" ".join(found).split()) == " ".join(" ".join(expected).split())


PAGES = {
    "a line for each header": "<p>Wij komen.</p><p>Van: Jo</p><p>Verzonden: maandag</p>"
                              "<p>Aan: Piet</p><p>Onderwerp: Komt u?</p><p>Komt u?</p>",
    "gmail": "<p>Wij komen.</p><div class='gmail_quote'><p>Komt u?</p></div>",
    "a quote": "<p>Wij komen.</p><div class='moz-cite-prefix'>Jo schreef:</div>"
               "<blockquote type='cite'><p>Komt u?</p></blockquote>",
    "Outlook on the web": "<p>Wij komen.</p><div id='appendonsend'></div><hr>"
                          "<div id='divRplyFwdMsg'>Van: Jo</div><div><p>Komt u?</p></div>",
    "Outlook": "<div><p>Wij komen.</p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt'>"
               "<p><b>Van:</b> Jo<br><b>Verzonden:</b> maandag<br><b>Aan:</b> Piet<br>"
               "<b>Onderwerp:</b> Komt u?</p></div></div><p>Komt u?</p></div>",
    "a paragraph": "<p>Wij komen.</p><p>Op 3 mei 2025 om 10:00 schreef Jo &lt;jo@x.example&gt;:</p>"
                   "<blockquote>Komt u?</blockquote>",
}  # fmt: skip


@pytest.mark.parametrize("body", PAGES.values(), ids=PAGES.keys())
def test_history_of_pages(body: str) -> None:
    """Earlier messages in an e-mail of HTML are left out, whatever program wrote them."""
    assert body_of(read_mail(html(body))) == ["Wij komen."]


def test_page_before_text() -> None:
    """Of two forms of one message that with links and headings is read."""
    data = (
        HEAD + 'Content-Type: multipart/alternative; boundary="x"\r\n\r\n--x\r\n'
        "Content-Type: text/plain; charset=utf-8\r\n\r\nZie https://a.example.\r\n--x\r\n"
        "Content-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        "PHA+WmllIDxhIGhyZWY9J2h0dHBzOi8vYS5leGFtcGxlJz5jYWbpPC9hPi48L3A+\r\n--x--\r\n"
    ).encode()
    document = read_mail(data)
    assert body_of(document) == ["Zie café."]
    assert [mark.value for mark in document.blocks[1].marked(MarkKind.LINK)] == [
        "https://a.example"
    ]


def test_attachments_are_named() -> None:
    """Attachments are not read, and named without their path."""
    data = (
        HEAD + 'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'
        "Content-Type: text/plain\r\n\r\nZie de bijlage.\r\n--x\r\n"
        'Content-Type: text/plain; name="../../lijst.txt"\r\n'
        'Content-Disposition: attachment; filename="../../lijst.txt"\r\n\r\nGeheim\r\n--x\r\n'
        "Content-Type: message/rfc822\r\n\r\nSubject: Ander\r\n\r\nAndere tekst\r\n--x--\r\n"
    ).encode()
    document = read_mail(data)
    assert body_of(document) == ["Zie de bijlage."]
    assert len(document.notes) == 1
    assert "lijst.txt" in document.notes[0]
    assert ".." not in document.notes[0]


def test_text_with_headers_of_a_letter_is_no_file() -> None:
    """A text that only looks like an e-mail stays a text, of the kind e-mail."""
    text = "Van: jo@a.example\nAan: u@b.example\nOnderwerp: vraag\n\nHebt u nog een vraag voor ons?"
    document = read(text.encode())
    assert (document.format, document.kind) == ("text", DocumentKind.EMAIL)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (HEAD.encode() + b"Content-Type: application/pkcs7-mime\r\n\r\nMIAGCSqG", "versleuteld"),
        (HEAD.encode() + b"Content-Type: image/png\r\n\r\nxx", "geen tekst"),
        (msg(subject="Leeg"), "eml"),
        (msg(subject="Stuk", body="x")[:-512], "eml"),
    ],
)
def test_refusals(data: bytes, expected: str) -> None:
    """A message without a text that can be read is refused in one line."""
    with pytest.raises(UnreadableDocumentError, match=expected) as caught:
        read(data)
    assert "\n" not in str(caught.value)


def test_strange_headers() -> None:
    """Headers that no program understands do not stop the reader."""
    strange = b"From: \xff\xfe <\r\nTo: ;;;:\r\nSubject: =?x?y?z?=\r\nDate: gisteren\r\n"
    strange += (
        b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=bestaat-niet\r\n\r\nHallo daar."
    )
    assert body_of(read_mail(strange)) == ["Hallo daar."]


def test_outlook() -> None:
    """A message saved by Outlook is read as an e-mail."""
    document = read_mail(msg(subject="Uw vraag", body="Beste Jo,\r\n\r\nWij komen.",
                             attachments=("plan.pdf",)))  # fmt: skip
    assert (document.title, document.format) == ("Uw vraag", "msg")
    assert body_of(document) == ["Beste Jo,", "Wij komen."]
    assert "plan.pdf" in document.notes[0]


def test_outlook_with_a_page() -> None:
    """Of a message with both forms the page is read."""
    page = b"<html><head><meta charset='windows-1252'></head><body><h2>Caf\xe9</h2></body></html>"
    document = read_mail(msg(subject="Uw vraag", body="Café", html=page))
    assert [block.kind.value for block in document.blocks] == ["heading", "heading"]
    assert body_of(document) == ["Café"]
