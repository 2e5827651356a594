package load_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casemaker"
	"casemaker/internal/load"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// shipped loads this repository's own project, and lists its real councils.
func shipped(t *testing.T) (*project.Project, []*project.Area) {
	t.Helper()
	var problems place.List
	p := load.Load(casemaker.Defaults(), &problems)
	if problems.Failed() {
		t.Fatalf("the built-in project has problems: %v", problems.All())
	}
	var councils []*project.Area
	for _, a := range p.Areas {
		if a.Kind == "council" && !a.MadeUp {
			councils = append(councils, a)
		}
	}
	return p, councils
}

// inYear is the value of a year of a figure's series.
func inYear(g project.Given, year int) float64 {
	for _, v := range g.Series {
		if v.Year == year {
			return v.Value
		}
	}
	return 0
}

// TestBirthsAddUp adds up the councils. The totals are those that the publishers print: the Office for National Statistics
// for England, its regions and Wales, and National Records of Scotland.
func TestBirthsAddUp(t *testing.T) {
	p, councils := shipped(t)
	type key struct {
		place string
		year  int
	}
	sums := map[key]float64{}
	for _, a := range councils {
		g, _ := a.Figures.Get("births")
		for _, v := range g.Series {
			sums[key{a.Nation, v.Year}] += v.Value
			if a.Region != "" {
				sums[key{a.Region, v.Year}] += v.Value
			}
		}
		if n := len(g.Series); n > 0 && g.Series[n-1].Value != g.Value {
			t.Errorf("%s: births are %v, and the last of their series %v", a.Name, g.Value, g.Series[n-1].Value)
		}
	}
	for want, total := range map[key]float64{
		{"england", 2022}: 577046, {"england", 2023}: 563561, {"england", 2024}: 567708,
		{"wales", 2022}: 28296, {"wales", 2023}: 27374, {"wales", 2024}: 26832,
		{"North East", 2024}: 24231, {"North West", 2024}: 74646, {"Yorkshire and The Humber", 2024}: 54497, {"East Midlands", 2024}: 45539,
		{"West Midlands", 2024}: 64227, {"East of England", 2024}: 63109, {"London", 2024}: 106140, {"South East", 2024}: 88148, {"South West", 2024}: 47171,
		{"scotland", 2015}: 55098, {"scotland", 2016}: 54488, {"scotland", 2017}: 52861, {"scotland", 2018}: 51308, {"scotland", 2019}: 49863,
		{"scotland", 2020}: 46809, {"scotland", 2021}: 47786, {"scotland", 2022}: 46959, {"scotland", 2023}: 45935, {"scotland", 2024}: 45763,
	} {
		if got := sums[want]; got != total {
			t.Errorf("births in %s in %d add up to %v, published %v", want.place, want.year, got, total)
		}
	}
	for id, year := range map[string]int{"england": 2024, "wales": 2024, "scotland": 2024} {
		n, _ := p.Nations.Get(id)
		if g, _ := n.Figures.Get("births"); g.Value != sums[key{id, year}] {
			t.Errorf("%s is said to have %v births, and its councils have %v", n.Name, g.Value, sums[key{id, year}])
		}
	}
}

// TestPopulationsAddUp holds the councils to the published populations: mid-2024 in England and Wales, mid-2022 in Scotland
// and Northern Ireland.
func TestPopulationsAddUp(t *testing.T) {
	p, councils := shipped(t)
	sums := map[string]float64{}
	for _, a := range councils {
		g, _ := a.Figures.Get("population")
		n, _ := p.Nations.Get(a.Nation)
		if national, _ := n.Figures.Get("population"); g.Period != national.Period || g.Source != national.Source {
			t.Errorf("%s: population of %s from %s, the nation's of %s from %s", a.Name, g.Period, g.Source, national.Period, national.Source)
		}
		sums[a.Nation] += g.Value
	}
	for id, want := range map[string]float64{"england": 58620101, "wales": 3186581, "scotland": 5447700, "northern-ireland": 1910543} {
		n, _ := p.Nations.Get(id)
		if g, _ := n.Figures.Get("population"); sums[id] != want || g.Value != want {
			t.Errorf("people in %s add up to %v, the nation is said to have %v, published %v", id, sums[id], g.Value, want)
		}
	}
}

// TestChildrenUnderOneAddUp holds the note on Northern Ireland's births, which are of 2019, to the children under one of mid-2022:
// the districts add up to what the Office for National Statistics prints.
func TestChildrenUnderOneAddUp(t *testing.T) {
	_, councils := shipped(t)
	form := regexp.MustCompile(`([0-9,]+) children under one lived in `)
	sum := 0
	for _, a := range councils {
		if a.Nation != "northern-ireland" {
			continue
		}
		births, _ := a.Figures.Get("births")
		found := form.FindStringSubmatch(births.Note)
		if found == nil {
			t.Errorf("%s: the note on births names no children under one", a.Name)
			continue
		}
		n, err := strconv.Atoi(strings.ReplaceAll(found[1], ",", ""))
		if err != nil {
			t.Fatal(err)
		}
		sum += n
	}
	if sum != 21565 {
		t.Errorf("children under one in Northern Ireland add up to %d, published 21,565", sum)
	}
}

// TestLowIncomeIsKnownEverywhere: all 218 councils have four years, the last of which is the figure itself. The English
// councils agree to a decimal with those of the Department for Education's tool; some of them are written out here.
func TestLowIncomeIsKnownEverywhere(t *testing.T) {
	p, councils := shipped(t)
	for _, a := range councils {
		g, ok := a.Figures.Get("low_income")
		if !ok || len(g.Series) != 4 || inYear(g, 2025) != g.Value || g.Period != "the year to March 2025" {
			t.Errorf("%s: low income is %v of %q with the series %v", a.Name, g.Value, g.Period, g.Series)
		}
	}
	for slug, want := range map[string]float64{"rochdale": 0.320, "hartlepool": 0.272, "leeds": 0.250, "surrey": 0.083, "city-of-london": 0.069} {
		g, _ := p.AreaBySlug[slug].Figures.Get("low_income")
		if d := g.Value - want; d < -0.0006 || d > 0.0006 {
			t.Errorf("low income in %s is %v, published %v", slug, g.Value, want)
		}
	}
}

// TestProfileAddsUp holds the counts of the local profile to England's own rows, which the publisher rounds to ten. Left out
// are the few councils whose counts are small or withheld.
func TestProfileAddsUp(t *testing.T) {
	p, _ := shipped(t)
	for id, want := range map[string]float64{"looked_after_number": 81766, "protection_plans_number": 49411, "referrals_number": 632828} {
		m, ok := p.Profile.Get(id)
		if !ok {
			t.Fatalf("there is no measure %q", id)
		}
		sum := 0.0
		for _, values := range m.Areas {
			if last := values[len(values)-1]; last.Period == "2025" {
				sum += last.Value
			}
		}
		england, _ := m.By.Get("england")
		national := england.Values[len(england.Values)-1].Value
		if sum != want || national < sum || national > sum+20 {
			t.Errorf("%s adds up to %v in 2025, want %v; England's own row is %v", id, sum, want, national)
		}
	}
}

// TestHealthBodiesCoverTheirNations: every council of England, Wales and Scotland is in one board's area, and there are as
// many boards as there are.
func TestHealthBodiesCoverTheirNations(t *testing.T) {
	p, councils := shipped(t)
	boards, in := map[string]int{}, map[string]int{}
	for _, a := range p.Areas {
		if a.Kind != "icb" && a.Kind != "health-board" {
			continue
		}
		boards[a.Nation]++
		for _, slug := range a.Members {
			in[slug]++
			member := p.AreaBySlug[slug]
			name := a.Bodies["body.icb"] + a.Bodies["body.health_board"]
			if own := member.Bodies["body.icb"] + member.Bodies["body.health_board"]; own != name {
				t.Errorf("%s is a member of %s, and its own file names %s", member.Name, name, own)
			}
		}
	}
	for nation, want := range map[string]int{"england": 36, "wales": 7, "scotland": 14} {
		if boards[nation] != want {
			t.Errorf("%s has %d health bodies, want %d", nation, boards[nation], want)
		}
	}
	for _, a := range councils {
		if want := 1; a.Nation != "northern-ireland" && in[a.Slug] != want {
			t.Errorf("%s is in the areas of %d health bodies, want %d", a.Name, in[a.Slug], want)
		}
		if a.Bodies["body.health"] == "" {
			t.Errorf("%s names no health body", a.Name)
		}
	}
}

// TestWhatIsKnownOfEveryCouncil counts pay zones, the 75 councils of Start for Life, similar areas and services.
func TestWhatIsKnownOfEveryCouncil(t *testing.T) {
	_, councils := shipped(t)
	got := map[string]int{}
	for _, a := range councils {
		got[a.PayZone]++
		if slices.Contains(a.Programmes, "healthy-babies") {
			got["healthy-babies"]++
		}
		if slices.Contains(a.NotIn, "healthy-babies") {
			got["no-healthy-babies"]++
		}
		if len(a.Similar) > 0 {
			got["similar"]++
		}
		if slices.Contains(a.Similar, a.Slug) || len(a.Similar) > 10 {
			t.Errorf("%s is most like %v", a.Name, a.Similar)
		}
		for _, v := range a.Provision.All() {
			if v.Known == "" {
				t.Errorf("%s: it is not said how %s is known", a.Name, v.Name)
			}
			if v.Tier == "specialised" {
				got[v.Status]++
			}
		}
	}
	for what, want := range map[string]int{"inner-london": 12, "outer-london": 21, "fringe": 5, "none": 180, "healthy-babies": 75, "no-healthy-babies": 78, "similar": 218,
		project.Running: 35, project.LastKnown: 21, project.Closed: 2, project.Undetermined: 15} {
		if got[what] != want {
			t.Errorf("%s: %d councils, want %d", what, got[what], want)
		}
	}
}

// TestEveryPlaceIsOnTheMap: every council by itself, and every other area by the councils that it is made of.
func TestEveryPlaceIsOnTheMap(t *testing.T) {
	p, councils := shipped(t)
	if len(p.Map.Shapes) != len(councils) {
		t.Errorf("the map has %d shapes for %d councils", len(p.Map.Shapes), len(councils))
	}
	for _, a := range p.Everywhere {
		switch codes := p.OnMap(a); {
		case a.MadeUp && len(codes) > 0:
			t.Errorf("%s is made up and stands on the map as %v", a.Slug, codes)
		case !a.MadeUp && len(codes) == 0:
			t.Errorf("%s is not on the map", a.Slug)
		case a.Kind == "council" && !a.MadeUp && !slices.Equal(codes, []string{a.Code}):
			t.Errorf("%s stands on the map as %v", a.Slug, codes)
		}
	}
}
