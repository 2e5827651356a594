package place

import "testing"

func TestMeant(t *testing.T) {
	known := []string{"green-book-2026", "need.reference", "births"}
	for name, want := range map[string]string{
		"need.refrence": `did you mean "need.reference"?`,
		"brths":         `did you mean "births"?`,
		"green-book":    `did you mean "green-book-2026"?`,
		"gr":            `write one of "green-book-2026", "need.reference", "births"`,
		"book":          `write one of "green-book-2026", "need.reference", "births"`,
	} {
		if got := Meant(name, known); got != want {
			t.Errorf("Meant(%q) = %s, want %s", name, got, want)
		}
	}
	if got, want := Meant("x", nil), "there is none to name yet"; got != want {
		t.Errorf("Meant of nothing = %s, want %s", got, want)
	}
}
