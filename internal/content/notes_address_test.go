package content

import "testing"

// An address on paper is short, and still tells the pages of one publisher apart.
func TestShortAddress(t *testing.T) {
	for url, want := range map[string]string{
		"https://www.local.gov.uk/":      "local.gov.uk",
		"https://doi.org/10.1002/x.2155": "doi.org/10.1002/x.2155",
		"https://explore-education-statistics.service.gov.uk/find-statistics/children-looked-after-in-england": "explore-education-statistics.service.gov.uk/…/children-lo…",
		"https://explore-education-statistics.service.gov.uk/find-statistics/characteristics-of-children":      "explore-education-statistics.service.gov.uk/…/characteris…",
		"https://www.legislation.gov.uk/ukpga/2004/31/notes/division/2/3/1/1/and/more/of/it/still":             "legislation.gov.uk/…/still",
	} {
		if got := shortAddress(url, longestAddress); got != want {
			t.Errorf("shortAddress(%q) = %q, want %q", url, got, want)
		}
	}
}
