package font

import (
	"strings"
	"sync"
	"testing"
)

func prepared(t testing.TB) *Set {
	t.Helper()
	set, err := Prepare()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// decoded turns runs back into text by the codes of the subsets.
func decoded(f *Face, runs []Run) string {
	var b strings.Builder
	for _, run := range runs {
		for _, code := range run.Codes {
			for r, g := range f.glyphs {
				if f.subsets[g.subset-1] == run.Font && g.code == code {
					b.WriteRune(r)
				}
			}
		}
	}
	return b.String()
}

func TestEncode(t *testing.T) {
	set := prepared(t)
	for _, test := range []struct {
		text, want string
		runs       int
	}{
		{"Costs (2026)", "Costs (2026)", 1},
		{"£1,200 – ≈ m² ‘Sure’", "£1,200 – ≈ m² ‘Sure’", 1},
		{"Tŷ ŵ", "Tŷ ŵ", 4},
		{"β in Greek", "β in Greek", 2},
		{"a 漢 b", "a □ b", 1},
		{"", "", 0},
	} {
		for style := Regular; style < styles; style++ {
			f := set.Face(style)
			runs := f.Encode(nil, test.text)
			want := test.runs
			if style == Serif && strings.ContainsRune(test.want, MissingGlyph) {
				want += 2 // it stands in the typeface of letters that this one lacks
			}
			if got := decoded(f, runs); got != test.want || len(runs) != want {
				t.Errorf("%s: Encode(%q) = %q in %d runs, want %q in %d", f.Name, test.text, got, len(runs), test.want, want)
			}
		}
	}
}

func TestWidth(t *testing.T) {
	f := prepared(t).Face(Regular)
	// The widths of Source Sans 3: M 727, i 246, space 200, £ 497 as all figures.
	for text, want := range map[string]float64{"M": 7.27, "i i": 6.92, "£": 4.97, "1": 4.97, "0": 4.97, "": 0} {
		if got := f.Width(text, 10); got < want-0.001 || got > want+0.001 {
			t.Errorf("Width(%q, 10) = %v, want %v", text, got, want)
		}
	}
}

func TestLacks(t *testing.T) {
	set := prepared(t)
	for text, want := range map[string]bool{"aŵ£–≈²\n\t\u00a0\u200b\ufe0fא": false, "漢😀ب": true} {
		for _, r := range text {
			if got := set.Lacks(r); got != want {
				t.Errorf("Lacks(%q) = %v, want %v", r, got, want)
			}
		}
	}
}

// TestEveryCharacterOfTheTypeface draws all that a typeface has: each is in one subset, within its codes.
func TestEveryCharacterOfTheTypeface(t *testing.T) {
	for style, f := range prepared(t).faces {
		if len(f.glyphs) < 600 {
			t.Errorf("%s has %d characters", f.Name, len(f.glyphs))
		}
		places := map[glyph]rune{}
		for r, g := range f.glyphs {
			at := glyph{subset: g.subset, code: g.code}
			if other, taken := places[at]; taken {
				t.Errorf("style %d: %q and %q are both code %d of subset %d", style, r, other, g.code, g.subset)
			}
			places[at] = r
			if r < 0x80 && (g.subset != 1 || g.code != byte(r)) {
				t.Errorf("style %d: %q is code %d of subset %d, not its own", style, r, g.code, g.subset)
			}
		}
		for _, s := range f.subsets {
			if p := s.Program(); len(p.Data) == 0 || p.First < 0x20 || p.Last > 0xFF || p.Last-p.First >= 224 {
				t.Errorf("%s: codes %d to %d, %d bytes", s.ID, p.First, p.Last, len(p.Data))
			}
		}
	}
}

// TestProgramsAreShared asks for the same subset from many goroutines; run it with -race.
func TestProgramsAreShared(t *testing.T) {
	subset := prepared(t).Face(Bold).Encode(nil, "a")[0].Font
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if p := subset.Program(); p.Name == "" || &p.Data[0] != &subset.Program().Data[0] {
				t.Errorf("Program() = %q, or made twice", p.Name)
			}
		})
	}
	all.Wait()
}
