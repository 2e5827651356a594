package browser

import (
	"cmp"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"casemaker/internal/figure"
	"casemaker/internal/model"
)

// counted waits until the page says how many areas it shows; "all" stands for the number of all.
func (p *tab) counted(w *world, said string) {
	p.t.Helper()
	said = strings.ReplaceAll(said, "all", short(len(w.cases)))
	p.until(`document.getElementById("found").innerText.startsWith(` + quote(said) + `)`)
}

// anchored waits until the address carries the state of the page, and returns the index at that address.
func (p *tab) anchored(part string) string {
	p.t.Helper()
	p.until(`location.hash.includes(` + quote(part) + `)`)
	return "compare/index.html" + p.address()[strings.Index(p.address(), "#"):]
}

// Searching as one types finds areas by name, other name and code, and health bodies by their councils, whatever the accents,
// case and abbreviations, and shows enough of each to choose.
//
// Nothing here is timed. With 1,999 areas in the nine regions of England, Chromium's main thread on a busy machine of two
// cores worked 215 ms to load the page (script 35), 10 to 24 from a letter typed to its results painted, 50 to 180 to
// paint the whole list again, 22 to filter, 50 to 90 to sort. With the 220 areas of this project it was 120, 8 to 27, 20
// to 33. That page of 1,999 areas is 49 KB compressed, where 220 take 10.
func TestIndexSearch(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	p := w.open(t, "compare/index.html#view=list", view{})
	for _, c := range []struct{ query, found, areas string }{
		{"leeds", "2 of all areas", "Leeds; NHS West Yorkshire"},
		{"SAINT hel", "2 of all areas", "St Helens; NHS Cheshire and Merseyside"},
		{"sthelens", "2 of all areas", "St Helens; NHS Cheshire and Merseyside"},
		{"hammersmith & ful", "2 of all areas", "Hammersmith and Fulham; NHS West and North London"},
		{"e08000035", "1 of all areas", "Leeds"},
		{"ynys mon", "1 of all areas", "Isle of Anglesey"},
		{"western isles", "2 of all areas", "Na h-Eileanan Siar; NHS Western Isles"},
		{"stoke on tr", "2 of all areas", "Stoke-on-Trent; NHS Staffordshire and Stoke-on-Trent"},
		{"cardiff city council", "1 of all areas", "Cardiff"},
		{"nowhere at all", "No area fits.", ""},
	} {
		p.fill("#q", c.query)
		p.counted(w, c.found)
		if got := strings.Join(p.texts(".areas a"), "; "); got != c.areas {
			t.Errorf("searching %q shows %q, want %q", c.query, got, c.areas)
		}
	}
	p.fill("#q", "leeds")
	p.counted(w, "2 of")
	leeds, _ := w.site.Case("leeds")
	text := func(id string, style figure.Style) string {
		f, _ := leeds.Figure(id)
		return f.Text(style)
	}
	want := text("births", "") + " births; " + text("need.low", figure.Rounded) + " to " + text("need.high", figure.Rounded) + " babies likely to need help; " +
		text("cost.recurrent", figure.Thousands) + " a year for a full team"
	if got := p.text(".areas li:not([hidden]) .detail"); got != want {
		t.Errorf("the result for Leeds says %q, want %q", got, want)
	}
	p.fill("#q", "")
	p.counted(w, "all areas")
	if got := p.texts(".areas a"); len(got) != len(w.cases) || len(p.texts(".areas input")) > 0 {
		t.Errorf("with nothing searched for there are %d areas, want %d and no boxes", len(got), len(w.cases))
	}
}

// A letter wrong is asked about; a filter that hides what is searched for is said; Enter follows the only result with that name.
func TestIndexSearchLeadsOn(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	p := w.open(t, "compare/index.html?q=ledes", view{})
	p.until(`location.search === "" && location.hash === "#q=ledes"`)
	p.counted(w, "No area fits. Try part of the name of a council, or its code. Did you mean: Leeds")
	p.click("#found button")
	p.counted(w, "2 of all areas")
	p.choose("#where", "wales")
	p.counted(w, "No area fits here, but 2 elsewhere.")
	p.click("#found button")
	p.counted(w, "2 of all areas")
	if got := p.text(":focus") + ask[string](p, `document.activeElement.id`); got != "q" {
		t.Errorf("the focus is on %q, want the search box", got)
	}
	p.fill("#q", "bar")
	p.press(kb.Enter)
	if got := p.address(); strings.Contains(got, "areas/") {
		t.Errorf("Enter with several results leads to %s", got)
	}
	p.fill("#q", "leeds")
	p.press(kb.Enter)
	p.until(`location.pathname.includes("/areas/leeds/")`)
}

// Areas can be narrowed to a nation or region and ordered by a figure, as the program has it; the address keeps both.
func TestIndexFilterAndSort(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	p := w.open(t, "compare/index.html", view{})
	p.choose("#where", "wales")
	for order, id := range map[string]string{"births": "births", "poor": "low_income"} {
		p.choose("#sort", order)
		var want []string
		for _, c := range ordered(w.cases, id) {
			if c.Area.Nation == "wales" {
				want = append(want, c.Area.Name)
			}
		}
		if got := p.texts("#all tbody th"); len(want) < 20 || !slices.Equal(got, want) {
			t.Errorf("Wales by %s is %q, want %q", order, got, want)
		}
		again := w.open(t, p.anchored("sort="+order), view{})
		if got := again.texts("#all tbody th"); !slices.Equal(got, want) {
			t.Errorf("the address brings back %q, want %q", got, want)
		}
	}
	// A nation has its areas of every region, and those of none.
	p.choose("#where", "england")
	english := 0
	for _, c := range w.cases {
		if c.Area.Nation == "england" {
			english++
		}
	}
	p.counted(w, short(english)+" of all areas")
}

// ordered returns the cases with the greatest figure first, those that lack it last.
func ordered(cases []*model.Case, id string) []*model.Case {
	value := func(c *model.Case) float64 {
		if f, ok := c.Figure(id); ok {
			return f.Value
		}
		return -1
	}
	cases = slices.Clone(cases)
	slices.SortStableFunc(cases, func(a, b *model.Case) int { return cmp.Compare(value(b), value(a)) })
	return cases
}

// The same areas are a list or a table; a table begins with a hundred rows and says where figures are not known.
func TestIndexListAndTable(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	p := w.open(t, "compare/index.html", view{})
	p.click(`.views button[value="table"]`)
	if got := p.texts(`.views button[aria-pressed="true"]`); !slices.Equal(got, []string{"Table"}) || len(p.texts(".areas a")) > 0 {
		t.Errorf("pressed is %q", got)
	}
	if n := len(p.texts("#all tbody tr")); n != 100 {
		t.Errorf("the table begins with %d rows, want 100", n)
	}
	p.click("#all > button")
	p.click("#all > button")
	if n := len(p.texts("#all tbody tr")); n != len(w.cases) || !ask[bool](p, `document.activeElement === document.querySelectorAll("#all tbody a")[200]`) {
		t.Errorf("the whole table has %d rows, want %d; the focus is on %q, want the first new one", n, len(w.cases), p.text(":focus"))
	}
	p.fill("#q", "scilly")
	p.counted(w, "2 of")
	if got, want := p.texts("#all tbody tr:first-child > *"), []string{"", "Isles of Scilly", "9%", "not known", "no public record found", "not known"}; !slices.Equal(got, want) {
		t.Errorf("the row of the Isles of Scilly is %q, want %q", got, want)
	}
	p.click(`.views button[value="list"]`)
	if got := p.texts(".areas a"); !slices.Equal(got, []string{"Isles of Scilly", "NHS Cornwall and the Isles of Scilly"}) {
		t.Errorf("the list has %q", got)
	}
}

// A tile narrows the list to its region, shows that it is pressed, and lets go when it is pressed again.
func TestIndexTiles(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	p := w.open(t, "compare/index.html#view=list", view{})
	wales := `.tile-wales a`
	p.run(focus(wales))
	p.press(" ")
	welsh := 0
	for _, c := range w.cases {
		if c.Area.Nation == "wales" {
			welsh++
		}
	}
	p.counted(w, short(welsh)+" of all areas")
	if got := ask[string](p, `document.querySelector("#where").value + document.activeElement.getAttribute("aria-pressed") + document.querySelectorAll(".tile a[aria-pressed=true]").length`); got != "walestrue1" {
		t.Errorf("after the tile of Wales is pressed the page holds %q", got)
	}
	p.press(kb.Enter)
	p.counted(w, "all areas")
	plain := w.open(t, "compare/index.html", view{noScript: true})
	plain.click(wales)
	if got := plain.address(); !strings.HasSuffix(got, "#wales") {
		t.Errorf("without scripts the tile leads to %s", got)
	}
	if headings, regions := plain.texts("#lists h3"), plain.texts(".tile a"); len(headings) < 9 || len(regions) < 12 {
		t.Errorf("without scripts there are regions %q and tiles %q", headings, regions)
	}
}

// Up to four areas stand side by side with the program's figures, are kept in the address, and can be taken away.
func TestIndexCompare(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	p := w.open(t, "compare/index.html#view=table&in=northern-ireland", view{})
	picked := []string{"ards-and-north-down", "belfast", "mid-ulster"}
	for _, slug := range picked {
		p.run(focus("#c-" + slug))
		p.press(" ")
	}
	p.click(`.views button[value="list"]`)
	p.choose("#where", "")
	p.fill("#q", "barn")
	p.run(focus(`.areas input[value="barnet"]`))
	p.press(" ")
	picked = append(picked, "barnet")
	if !ask[bool](p, `document.querySelector('.areas input[value="barnsley"]').disabled`) {
		t.Error("a fifth area can be ticked")
	}
	if got := p.text("#said"); !strings.Contains(got, "Barnet is picked: 4 of 4 to compare. Four areas are the most") {
		t.Errorf("the status says %q", got)
	}
	if got := p.texts("#picked li"); !slices.Equal(got, []string{"Ards and North Down ×", "Belfast ×", "Mid Ulster ×", "Barnet ×"}) {
		t.Errorf("the bar has %q", got)
	}
	p.click("#picked a")
	p.fullyCompared(w, picked)
	w.open(t, p.anchored("#q=barn&compare="), view{}).fullyCompared(w, picked)
	w.open(t, "compare/index.html#compare="+strings.Join(picked, ",")+",leeds", view{}).fullyCompared(w, picked)
}

// fullyCompared checks what stands side by side.
func (p *tab) fullyCompared(w *world, picked []string) {
	p.t.Helper()
	var names, coverage, needs []string
	for _, slug := range picked {
		c, _ := w.site.Case(slug)
		text := func(id string, style figure.Style) string {
			f, _ := c.Figure(id)
			return f.Text(style)
		}
		names = append(names, c.Area.Name)
		coverage = append(coverage, text("coverage.central", figure.Percent))
		needs = append(needs, text("need.low", figure.Rounded)+" to "+text("need.high", figure.Rounded)+"reference "+text("need.reference", figure.Rounded))
	}
	if got := p.texts("#beside thead a"); !slices.Equal(got, names) {
		p.t.Errorf("side by side stand %q, want %q", got, names)
	}
	for label, want := range map[string][]string{"Of them, a full team could see": coverage, "Babies likely to need help": needs} {
		row := `[...[...document.querySelectorAll("#beside tbody tr")].find(r => r.cells[0].textContent === ` + quote(label) + `).cells].slice(1).map(c => c.textContent)`
		if got := ask[[]string](p, row); !slices.Equal(got, want) {
			p.t.Errorf("%s side by side is %q, the program has %q", label, got, want)
		}
	}
	if bars := ask[int](p, `document.querySelectorAll("#beside td svg .mark").length`); bars < 4*len(picked) || bars > 5*len(picked) {
		p.t.Errorf("%d areas have %d bars, want 4 each, and 5 where what is missing is known", len(picked), bars)
	}
}

// What is taken away leaves the focus near, and what is missing or of another year is said.
func TestIndexCompareByKeyboard(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	born := func(slug string) string {
		c, _ := w.site.Case(slug)
		f, _ := c.Figure("births")
		return f.Text("") + "\n" + f.Period
	}
	p := w.open(t, "compare/index.html#compare=leeds,belfast,isles-of-scilly", view{})
	if got := p.texts("#beside tbody tr:last-child > *"); !slices.Equal(got, []string{"Births a year", born("leeds"), born("belfast"), "not known"}) {
		t.Errorf("births side by side are %q", got)
	}
	if got := p.text("#beside .table-note"); !strings.Contains(got, "Births are of different years") {
		t.Errorf("the note says %q", got)
	}
	focused := func() string {
		return ask[string](p, `document.activeElement.getAttribute("aria-label") || document.activeElement.id`)
	}
	for _, c := range []struct{ press, next string }{
		{"Remove Belfast", "Remove Isles of Scilly"}, {"Remove Isles of Scilly", "Remove Leeds"}, {"Remove Leeds", "another"},
	} {
		p.run(focus(`#beside button[aria-label="` + c.press + `"]`))
		p.press(kb.Enter)
		if got := focused(); got != c.next {
			t.Errorf("after %q the focus is on %q, want %q", c.press, got, c.next)
		}
	}
	if got := p.text("#said"); got != "Leeds is taken away: 0 of 4 to compare." {
		t.Errorf("the status says %q", got)
	}
	p.choose("#another", "fife")
	p.run(focus("#add"))
	p.press(kb.Enter)
	if got := p.text("#found"); got != "1 area" {
		t.Errorf("after one is added the page counts %q", got)
	}
	if got := p.texts("#beside thead a"); !slices.Equal(got, []string{"Fife"}) || focused() != "add" {
		t.Errorf("after one is added there stand %q, the focus is on %q", got, focused())
	}
	p.run(focus("#none"))
	p.press(kb.Enter)
	if got := p.texts("#beside table"); len(got) > 0 || focused() != "another" {
		t.Errorf("after all are taken away there stand %q, the focus is on %q", got, focused())
	}
}

// Two areas side by side fit a narrow phone, and are printed.
func TestIndexCompareFits(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	p := w.open(t, "compare/index.html#compare=leeds,bournemouth-christchurch-and-poole", view{width: 320})
	if n := ask[int](p, `document.querySelector("#beside .scroll").scrollWidth - document.querySelector("#beside .scroll").clientWidth`); n > 0 {
		t.Errorf("two areas are %d pixels too wide for a phone", n)
	}
	p.look(view{print: true})
	if got := p.texts("#beside table, .views, #beside button, #beside select"); len(got) != 1 {
		t.Errorf("on paper stand %q, want the table alone", got)
	}
}

// axe-core finds no fault in what the script makes of the page.
func TestIndexViewsAreAccessible(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	script, err := os.ReadFile(npmPackage(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	for _, hash := range []string{"#q=new&view=list&compare=leeds", "#q=ledes", "#in=wales", "#view=table&compare=leeds,derby", "#compare=leeds,belfast,isles-of-scilly,belfast", "#view=compare"} {
		p := w.open(t, "compare/index.html"+hash, view{})
		ask[bool](p, string(script)+`; true`)
		for _, v := range []view{{width: 320}, {dark: true}} {
			p.look(v)
			for _, f := range p.judged() {
				t.Errorf("compare/index.html%s, %d wide, dark %t: %s: %s at %.300s", hash, v.width, v.dark, f.ID, f.Help, strings.Join(f.Nodes, ", "))
			}
		}
		if trouble := p.trouble(); len(trouble) > 0 {
			t.Errorf("compare/index.html%s: %q", hash, trouble)
		}
		p.close()
	}
}

// The front page finds an area as one types, by what its name is near to where it is none, and never empties; the map leads to areas.
func TestFrontPage(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	p := w.open(t, "index.html", view{})
	for _, c := range []struct{ query, first, said string }{
		{"roch", "Rochdale", "3 areas"}, {"E08000035", "Leeds", "1 area"}, {"ynys mon", "Isle of Anglesey", "1 area"},
		{"ledes", "Leeds", "No area is called “ledes”."}, {"xqzw", "", "No area is called “xqzw”."},
	} {
		p.fill("#q", c.query)
		p.until(`document.getElementById("found").innerText.startsWith(` + quote(c.said) + `)`)
		got := p.texts("#results a")
		if len(got) == 0 || c.first != "" && got[0] != c.first {
			t.Errorf("searching %q shows %q, want %q first", c.query, got, c.first)
		}
		if listed := p.texts("#lists .areas a"); len(listed) != len(w.cases) {
			t.Errorf("searching %q leaves %d areas in the list, want %d", c.query, len(listed), len(w.cases))
		}
	}
	p.fill("#q", "leeds")
	p.press(kb.Enter)
	p.until(`location.pathname.includes("/areas/leeds/")`)
	p = w.open(t, "index.html", view{noScript: true})
	if n := ask[int](p, `document.querySelectorAll(".country a").length`); n != 218 {
		t.Errorf("the map leads to %d councils, want 218", n)
	}
	if shown := p.texts("#q, #found"); len(shown) > 0 {
		t.Errorf("without scripts the page shows %q", shown)
	}
}
