package exhibit

import (
	"slices"
	"testing"
)

// Each block has a line that says what it shows, in order, and so have those that hold text.
func TestBlocksAreDescribed(t *testing.T) {
	t.Parallel()
	var got []string
	for _, b := range Blocks() {
		got = append(got, b.Name)
	}
	want := append(Names(), "include", "lang", "note", "warning", "when")
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("blocks.txt describes\n%v\nwant\n%v", got, want)
	}
}
