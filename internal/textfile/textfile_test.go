package textfile

import (
	"strings"
	"testing"

	"casemaker/internal/place"
)

// decoded is a file's text, or what is said of it.
func decoded(t *testing.T, raw string) (text, said string) {
	t.Helper()
	var problems place.List
	made, ok := Decode("x.md", []byte(raw), &problems)
	if ok == problems.Failed() {
		t.Errorf("Decode(%q) is %v, with problems %v", raw, ok, problems.All())
	}
	var b strings.Builder
	problems.Print(&b)
	return string(made), strings.TrimSuffix(b.String(), "\n")
}

// Every text is read alike, however the editor saved it.
func TestTextIsReadAlike(t *testing.T) {
	for raw, want := range map[string]string{
		"\xef\xbb\xbf+++\n":        "+++\n",
		"a\r\nb\rc\n":              "a\nb\nc\n",
		"Dw\u0302r a Mo\u0302n":    "Dŵr a Môn",
		"D\u00f9n E\u0300ideann\t": "Dùn Èideann\t",
		"":                         "",
		"£100 – Tŷ, Łódź, ⁊":       "£100 – Tŷ, Łódź, ⁊",
		"GWÂR, PÂR, tân, Ånd":      "GWÂR, PÂR, tân, Ånd",
	} {
		if got, said := decoded(t, raw); got != want || said != "" {
			t.Errorf("Decode(%q) = %q, %s, want %q", raw, got, said, want)
		}
	}
}

// What is no UTF-8 is refused at its place, with the encoding that it most likely is in.
func TestOtherEncodingsAreNamed(t *testing.T) {
	for raw, want := range map[string]string{
		"Line\nBabies\x92 first":        "x.md:2:7: the file is not in UTF-8 but most likely in Windows-1252, where this byte is '’'; " + utf8Remedy,
		"\xa3100":                       "x.md:1:1: the file is not in UTF-8 but most likely in Windows-1252, where this byte is '£'; " + utf8Remedy,
		"Tŷ\x81":                        "x.md:1:3: the file is not text in UTF-8: it holds the byte 0x81; " + utf8Remedy,
		"\xff\xfet\x00i\x00":            "x.md:1:1: the file is in UTF-16, not in UTF-8; " + utf8Remedy,
		"\xfe\xff\x00t\x00i":            "x.md:1:1: the file is in UTF-16, not in UTF-8; " + utf8Remedy,
		"\xff\xfe\x00\x00t\x00\x00\x00": "x.md:1:1: the file is in UTF-32, not in UTF-8; " + utf8Remedy,
		"t\x00i\x00t\x00l\x00e\x00":     "x.md:1:1: the file is in UTF-16, not in UTF-8; " + utf8Remedy,
		"a\x00b and a good deal more":   "x.md:1:2: the file holds the control character U+0000, which no page can show; remove it; it is not seen, but stands there",
		"one\vtwo":                      "x.md:1:4: the file holds the control character U+000B, which no page can show; remove it; it is not seen, but stands there",
		strings.Repeat("a", Most+1):     "x.md: the file has 2097153 bytes; the limit is 2097152 (size of a text file); make several files of it, or take out what is not text",
	} {
		if _, said := decoded(t, raw); said != want {
			t.Errorf("Decode(%.20q) says\n%s\nwant\n%s", raw, said, want)
		}
	}
}

// Text that went through a wrong encoding on its way is UTF-8, and yet wrong: it is warned of.
func TestTextThatWasEncodedTwice(t *testing.T) {
	for raw, want := range map[string]string{
		"costs Â£100":         `x.md:1:7: warning: "Â£" looks like "£", read in the wrong encoding; write "£"`,
		"babiesâ€™ needs":     `x.md:1:7: warning: "â€™" looks like "’", read in the wrong encoding; write "’"`,
		"TÅ· Hywel":           `x.md:1:2: warning: "Å·" looks like "ŷ", read in the wrong encoding; write "ŷ"`,
		"a lost\ufffd letter": `x.md:1:7: warning: the file holds '�', which stands where a letter was lost; write the letter that it was`,
	} {
		if _, said := decoded(t, raw); said != want {
			t.Errorf("Decode(%q) says\n%s\nwant\n%s", raw, said, want)
		}
	}
}

// What is not seen, and what only looks like a letter, is warned of wherever it stands.
func TestLettersThatMislead(t *testing.T) {
	for raw, want := range map[string]string{
		"Le\u0435ds":           `x.md:1:3: warning: the file holds the letter 'е' (U+0435) in a word of Latin letters, which it only looks like; write the letters that are meant`,
		"a\n\u039fxford":       `x.md:2:1: warning: the file holds the letter 'Ο' (U+039F) in a word of Latin letters, which it only looks like; write the letters that are meant`,
		"Leeds\u202esdeeL":     `x.md:1:6: warning: the file holds the character U+202E, which is not seen; write the letters that are meant`,
		"Le\u200beds\n\u2066x": "x.md:1:3: warning: the file holds the character U+200B, which is not seen; write the letters that are meant\nx.md:2:1: warning: the file holds the character U+2066, which is not seen; write the letters that are meant",
		"Лидс, α β, Δx, шалом, co\u00adoperate, \u05e9\u05dc": "",
	} {
		if _, said := decoded(t, raw); said != want {
			t.Errorf("Decode(%q) says\n%s\nwant\n%s", raw, said, want)
		}
	}
}

// FuzzDecode reads any bytes as text: no panic, and what is text is read the same again.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"\xef\xbb\xbfa\r\nb", "w\u0302 \xa3", "\xff\xfea\x00", "Â£ â€™", "Le\u0435ds \u202e", "\ufeff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		text, said := decoded(t, raw)
		if strings.HasPrefix(text, "\ufeff") {
			return // a second mark is a character like others
		}
		if again, _ := decoded(t, text); text != "" && again != text {
			t.Errorf("%q is read as %q, and that as %q (%s)", raw, text, again, said)
		}
	})
}
