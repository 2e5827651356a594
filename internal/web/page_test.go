package web

import "testing"

// The description of a brief's data says the time that it covers as ISO 8601, or nothing.
func TestCoverage(t *testing.T) {
	t.Parallel()
	for period, want := range map[string]string{
		"2024": "2024", "the year to mid-2019": "2018-07-01/2019-06-30", "": "", "2022 and 2023": "", "the year to March 2025": "",
	} {
		if got := coverage(period); got != want {
			t.Errorf("coverage(%q) = %q, want %q", period, got, want)
		}
	}
}

// The nearest names come first, whatever is typed.
func TestNearest(t *testing.T) {
	t.Parallel()
	names := []string{"Barnet", "Leeds", "Rochdale", "Stockton-on-Tees"}
	var got [][]int
	newScript(t, "areas.js", "near.js").call(`function (names) { return ["ledes", "rochedale", "xq"].map(function (q) { return areas.nearest(names, q, 2); }); }`, &got, names)
	if len(got) != 3 || got[0][0] != 1 || got[1][0] != 2 || len(got[2]) != 2 {
		t.Errorf("the nearest are %v, want Leeds, then Rochdale, and two whatever is typed", got)
	}
}
