package face

import (
	"strings"
	"sync"
	"testing"
)

func prepared(t testing.TB, text string) *Set {
	t.Helper()
	set, err := Prepare(text)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// decoded turns runs back into text by the maps that the fonts embed.
func decoded(f *Face, runs []Run) string {
	var b strings.Builder
	for _, run := range runs {
		for _, code := range run.Codes {
			for r, s := range f.slots {
				if f.fonts[s.font-1] == run.Font && s.code == code {
					b.WriteRune(r)
				}
			}
		}
	}
	return b.String()
}

func TestEncode(t *testing.T) {
	set := prepared(t, "Tŷ ŵ £ – ≈ ²")
	for _, test := range []struct {
		text, want string
		runs       int
	}{
		{"Costs (2026)", "Costs (2026)", 1},
		{"Tŷ ŵ £1,200 – ≈ m²", "Tŷ ŵ £1,200 – ≈ m²", 1},
		{"β in Greek", "β in Greek", 2},
		{"a 漢 b", "a □ b", 1},
		{"", "", 0},
	} {
		for style := Regular; style < styles; style++ {
			f := set.Face(style)
			runs := f.Encode(nil, test.text)
			if got := decoded(f, runs); got != test.want || len(runs) != test.runs {
				t.Errorf("%s: Encode(%q) = %q in %d runs, want %q in %d", f.Name, test.text, got, len(runs), test.want, test.runs)
			}
		}
	}
}

func TestWidth(t *testing.T) {
	f := prepared(t, "").Face(Regular)
	// The widths of Arial: M 833, i 222, space 278, £ 556.
	for text, want := range map[string]float64{"M": 8.33, "i i": 7.22, "£": 5.56, "": 0} {
		if got := f.Width(text, 10); got < want-0.001 || got > want+0.001 {
			t.Errorf("Width(%q, 10) = %v, want %v", text, got, want)
		}
	}
}

func TestLacks(t *testing.T) {
	set := prepared(t, "")
	for text, want := range map[string]bool{"aŵ£–≈²\n\t\u00a0\u200b\ufe0fא": false, "漢😀ب": true} {
		for _, r := range text {
			if got := set.Lacks(r); got != want {
				t.Errorf("Lacks(%q) = %v, want %v", r, got, want)
			}
		}
	}
}

// TestMoreCharactersThanOneFontHolds takes many characters as the project's: those beyond 224 stand in further cuts.
func TestMoreCharactersThanOneFontHolds(t *testing.T) {
	var many strings.Builder
	for r := rune(0x100); r < 0x250; r++ {
		many.WriteRune(r)
	}
	set := prepared(t, many.String())
	f := set.Face(Regular)
	runs := f.Encode(nil, many.String())
	if got := decoded(f, runs); got != many.String() || len(runs) < 2 {
		t.Errorf("Encode gave %d runs, %q", len(runs), got)
	}
	for _, run := range runs {
		if p := run.Font.Program(); len(p.Data) == 0 || p.First < 0x20 || p.Last > 0xFF {
			t.Errorf("%s: codes %d to %d, %d bytes", run.Font.ID, p.First, p.Last, len(p.Data))
		}
	}
}

// TestProgramsAreShared asks for the same font from many goroutines; run it with -race.
func TestProgramsAreShared(t *testing.T) {
	font := prepared(t, "").Face(Bold).Encode(nil, "a")[0].Font
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if p := font.Program(); p.Name == "" || &p.Data[0] != &font.Program().Data[0] {
				t.Errorf("Program() = %q, or made twice", p.Name)
			}
		})
	}
	all.Wait()
}
