package imports_test

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"
	"github.com/xuri/excelize/v2"
	"golang.org/x/tools/txtar"

	"casemaker/internal/figure"
	"casemaker/internal/imports"
	"casemaker/internal/project"
)

var update = flag.Bool("update", false, "write what is read into the cases")

// register are the further codes of the tests.
var register = imports.Register{
	Codes: map[string]string{"E08000038": "E08000016", "E08000039": "E08000019"},
	Districts: map[string]string{
		"E07000008": "E10000003", "E07000009": "E10000003", "E07000010": "E10000003", "E07000011": "E10000003", "E07000012": "E10000003",
	},
}

// indicators are those of the tests.
var indicators = imports.Indicators{
	"explore": {Kind: "explore", Name: "Children in relative poverty before housing costs", Figure: "low_income", Scale: 0.01, Source: "dwp-{year}", Title: "Low income, {period}"},
	"finger":  {Kind: "fingertips", Name: "93700", Figure: "low_income", Scale: 0.01, Source: "ohid-{year}", Title: "Low income, {period}", Where: map[string]string{"sex": "Persons"}},
	"care":    {Kind: "dfe", Name: "children_count", Figure: "looked_after", Source: "dfe-{year}", Title: "Looked after, {period}", Where: map[string]string{"population_type": "Children looked after on 31 March each year"}},
	"lait":    {Kind: "lait", Name: "CLA", Figure: "looked_after", Source: "lait-{year}", Title: "Looked after, {period}"},
	"imd":     {Kind: "deprivation", Name: "imd_average_score", Figure: "deprivation", Source: "iod-{year}", Title: "Indices, {period}"},
}

// payBands are the pay of the tests, before an import.
var payBands = []struct {
	id         string
	entry, top float64
}{{"5", 31049, 37796}, {"6", 38682, 46580}, {"8a", 55690, 62682}}

// made is a small project: a handful of real places with figures of 2022.
func made() *project.Project {
	p := &project.Project{AreaBySlug: map[string]*project.Area{}}
	for _, c := range []project.CatalogueFigure{
		{ID: "births", Label: "Live births", Unit: figure.Babies, Least: 1, Most: 1e6},
		{ID: "population", Label: "Population", Unit: figure.People, Least: 1, Most: 1e8},
		{ID: "low_income", Label: "Low income", Unit: figure.Share, Least: 0, Most: 1},
		{ID: "looked_after", Label: "Looked after", Unit: figure.People, Least: 0, Most: 1e6},
		{ID: "deprivation", Label: "Deprivation", Unit: figure.Number, Least: 0, Most: 100},
	} {
		p.Catalogue.Put(c.ID, c)
	}
	p.Sources.Put("before", project.Source{ID: "before"})
	for _, nation := range []string{"england", "scotland", "wales", "northern-ireland"} {
		p.Nations.Put(nation, project.Nation{ID: nation})
	}
	pay := &project.PayTable{ID: "england-2026", Nation: "england", Year: "2026/27", PriceYear: "2026/27"}
	afc := &project.Scale{ID: "afc", Name: "Agenda for Change", Year: "2026/27"}
	for _, b := range payBands {
		amount := func(n float64) *figure.Figure { return figure.Given("", "", n, figure.Pounds, "2026/27", "before") }
		afc.Bands.Put(b.id, &project.Band{ID: b.id, Name: "Band " + b.id, Entry: amount(b.entry), Top: amount(b.top)})
	}
	pay.Scales.Put("afc", afc)
	p.Pay.Put(pay.ID, pay)
	add := func(slug, name, code, nation, region string, births float64, others ...string) *project.Area {
		a := &project.Area{Slug: slug, Name: name, Code: code, Nation: nation, Kind: "council", Region: region, OtherNames: others, File: "data/areas/" + slug + ".toml"}
		if births > 0 {
			a.Figures.Put("births", project.Given{ID: "births", Value: births, Period: "2022", Source: "before"})
		}
		p.Areas = append(p.Areas, a)
		p.AreaBySlug[slug] = a
		return a
	}
	add("hartlepool", "Hartlepool", "E06000001", "england", "North East", 900)
	add("darlington", "Darlington", "E06000005", "england", "North East", 1032)
	add("barnsley", "Barnsley", "E08000016", "england", "Yorkshire and The Humber", 2525)
	add("cambridgeshire", "Cambridgeshire", "E10000003", "england", "East of England", 6400)
	cornwall := add("cornwall", "Cornwall", "E06000052", "england", "South West", 0)
	cornwall.Figures.Put("births", project.Given{ID: "births", Value: 4456, Period: "2022", Source: "before", CombinedWith: "Isles of Scilly"})
	scilly := add("isles-of-scilly", "Isles of Scilly", "E06000053", "england", "South West", 0)
	scilly.Figures.Put("births", project.Given{ID: "births", Suppressed: true, Period: "2022", Source: "before", CombinedWith: "Cornwall"})
	add("cardiff", "Cardiff", "W06000015", "wales", "", 3600, "Caerdydd")
	add("anglesey", "Isle of Anglesey", "W06000001", "wales", "", 560, "Ynys Môn")
	add("edinburgh", "City of Edinburgh", "S12000036", "scotland", "", 4600, "Edinburgh")
	add("na-h-eileanan-siar", "Na h-Eileanan Siar", "S12000013", "scotland", "", 190, "Eilean Siar", "Western Isles")
	add("belfast", "Belfast", "N09000003", "northern-ireland", "", 4237)
	return p
}

// files are the area files of a project.
func files(p *project.Project) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, a := range p.Areas {
		var b strings.Builder
		fmt.Fprintf(&b, "# %s, as people wrote it\nname = %q\ncode = %q\n", a.Name, a.Name, a.Code)
		for id, g := range a.Figures.All() {
			fmt.Fprintf(&b, "\n[figure.%s]\n", id)
			if g.Suppressed {
				fmt.Fprintf(&b, "suppressed = true\n")
			} else {
				fmt.Fprintf(&b, "value = %g # counted\n", g.Value)
			}
			fmt.Fprintf(&b, "period = %q\nsource = %q\n", g.Period, g.Source)
			if g.CombinedWith != "" {
				fmt.Fprintf(&b, "combined_with = %q\n", g.CombinedWith)
			}
		}
		fsys[a.File] = &fstest.MapFile{Data: []byte(b.String())}
	}
	pay := "# England, as people wrote it\nnation = \"england\"\n[scale.afc]\nsource = \"before\" # kept\n[scale.afc.band]\n"
	for _, b := range payBands {
		pay += fmt.Sprintf("%-2s = { name = \"Band %s\", entry = %g, top = %g }\n", b.id, b.id, b.entry, b.top)
	}
	fsys["data/pay/england-2026.toml"] = &fstest.MapFile{Data: []byte(pay)}
	return fsys
}

// imported reads one file as the command does, and reports what would change.
func imported(name string, data []byte, o imports.Options) string {
	p := made()
	o.Indicators = indicators
	var out strings.Builder
	plan, err := planned(p, name, data, o)
	if err != nil {
		return "refused: " + err.Error() + "\n"
	}
	for _, c := range plan.Changes {
		fmt.Fprintf(&out, "%s %s %g (%s)", c.Area.Slug, c.Figure, c.NewValue, c.NewPeriod)
		if c.Withheld {
			fmt.Fprint(&out, " withheld")
		}
		if len(c.CombinedWith) > 0 {
			fmt.Fprintf(&out, " with %s", strings.Join(c.CombinedWith, ", "))
		}
		if len(c.Series) > 0 {
			fmt.Fprintf(&out, " series %v", c.Series)
		}
		for _, odd := range c.Odd {
			fmt.Fprintf(&out, " ! %s", odd)
		}
		fmt.Fprintln(&out)
	}
	for _, c := range plan.Pay {
		fmt.Fprintf(&out, "%s band %s: %g to %g becomes %g to %g", c.Table, c.Band, c.OldEntry, c.OldTop, c.NewEntry, c.NewTop)
		for _, odd := range c.Odd {
			fmt.Fprintf(&out, " ! %s", odd)
		}
		fmt.Fprintln(&out)
	}
	if len(plan.Pay) > 0 {
		fmt.Fprint(&out, plan.Text("data/pay/england-2026.toml"))
	}
	for _, line := range plan.Good {
		fmt.Fprintln(&out, "checked: "+line)
	}
	for _, line := range plan.Odd {
		fmt.Fprintln(&out, "look at: "+line)
	}
	for _, s := range plan.Sources {
		fmt.Fprintf(&out, "source %s: %s, %s (%d)\n", s.ID, s.Publisher, s.Title, s.Year)
	}
	return out.String()
}

func planned(p *project.Project, name string, data []byte, o imports.Options) (*imports.Plan, error) {
	tables, err := imports.Open(name, data)
	if err != nil {
		return nil, err
	}
	found, err := imports.Recognise(tables)
	if err != nil {
		return nil, err
	}
	var all []*imports.Matched
	for _, f := range found {
		set, err := f.Read(o)
		if err != nil {
			return nil, err
		}
		m, err := imports.Match(set, p, imports.NewPlaces(p, register))
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return imports.Prepare(files(p), p, all...)
}

// optionsOf are the options that stand behind the name of a case's file.
func optionsOf(t testing.TB, fields []string) imports.Options {
	t.Helper()
	var o imports.Options
	for _, field := range fields {
		key, value, _ := strings.Cut(field, "=")
		switch key {
		case "figure":
			o.Figure = value
		case "source":
			o.Source = value
		case "period":
			o.Period = value
		default:
			t.Fatalf("unknown option %q", field)
		}
	}
	return o
}

// TestFiles reads published files, whole excerpts and broken ones. Each archive in testdata/cases holds one file, whose
// name may be followed by options, and "want".
func TestFiles(t *testing.T) {
	names, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(names) < 30 {
		t.Fatalf("%d cases in testdata/cases: %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Files) != 2 || archive.Files[1].Name != "want" {
				t.Fatal("the archive is not a file and want")
			}
			fields := strings.Fields(archive.Files[0].Name)
			o := optionsOf(t, fields[1:])
			data := escapes.Replace(string(archive.Files[0].Data))
			got := imported(fields[0], []byte(data), o)
			if *update {
				archive.Files[1].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(archive.Files[1].Data); got != want {
				t.Errorf("importing %s:\n%s\nwant\n%s", fields[0], got, want)
			}
		})
	}
}

// escapes stand in cases for bytes that an editor would not keep.
var escapes = strings.NewReplacer(`\xEF\xBB\xBF`, "\xEF\xBB\xBF", `\xF4`, "\xF4", `\xA0`, "\xA0", `\x00`, "\x00", `\r`, "\r", `\nbsp`, "\u00A0")

// TestWorkbook reads the sheets of a workbook: the one with the headings, whatever it is called, numbers as numbers or text,
// a formula by its saved result.
func TestWorkbook(t *testing.T) {
	book := excelize.NewFile()
	defer book.Close()
	set := func(sheet, cell string, value any) {
		if err := book.SetCellValue(sheet, cell, value); err != nil {
			t.Fatal(err)
		}
	}
	set("Sheet1", "A1", "Contents")
	if _, err := book.NewSheet("Table_1"); err != nil {
		t.Fatal(err)
	}
	set("Table_1", "A1", "Table 1: Live births, England and Wales, 2024")
	for i, h := range []string{"Area of usual residence Code", "Area of usual residence Name", "Number of live births"} {
		set("Table_1", string(rune('A'+i))+"3", h)
	}
	set("Table_1", "A4", "E06000001")
	set("Table_1", "B4", "Hartlepool")
	set("Table_1", "C4", 911)
	set("Table_1", "A5", "E06000005")
	set("Table_1", "B5", "Darlington [note 3]")
	set("Table_1", "C5", "1,040")
	var data bytes.Buffer
	if err := book.Write(&data); err != nil {
		t.Fatal(err)
	}
	got := imported("births2024.xlsx", data.Bytes(), imports.Options{})
	for _, want := range []string{"hartlepool births 911 (2024)", "darlington births 1040 (2024)", "source ons-births-2024"} {
		if !strings.Contains(got, want) {
			t.Errorf("importing a workbook gives\n%s\nwant it to hold %q", got, want)
		}
	}
	for _, cut := range []int{10, 100, data.Len() / 2, data.Len() - 30} {
		if got := imported("cut.xlsx", data.Bytes()[:cut], imports.Options{}); !strings.HasPrefix(got, "refused: cut.xlsx: the workbook") {
			t.Errorf("a workbook cut at %d of %d bytes gives %q, want it refused", cut, data.Len(), got)
		}
	}
}

// TestSecondImportChangesNothing writes a plan and imports the same file again.
func TestSecondImportChangesNothing(t *testing.T) {
	const births = "code,name,period,value\nE06000001,Hartlepool,2024,911\nE06000052,Cornwall,2024,4082\nE06000053,Isles of Scilly,2024,c\n"
	folder := t.TempDir()
	p := made()
	if err := os.CopyFS(folder, files(p)); err != nil {
		t.Fatal(err)
	}
	o := imports.Options{Figure: "births", Source: "before"}
	plan, err := planned(p, "births.csv", []byte(births), o)
	if err != nil {
		t.Fatal(err)
	}
	if err := plan.Write(folder); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(folder, "data/areas/hartlepool.toml"))
	if err != nil {
		t.Fatal(err)
	}
	const want = "# Hartlepool, as people wrote it\nname = \"Hartlepool\"\ncode = \"E06000001\"\n\n[figure.births]\nvalue = 911 # counted\nperiod = \"2024\"\nsource = \"before\"\nseries = { 2022 = 900, 2024 = 911 }\n"
	if string(got) != want {
		t.Errorf("hartlepool.toml is now\n%s\nwant\n%s", got, want)
	}
	for _, c := range plan.Changes {
		g := project.Given{ID: c.Figure, Value: c.NewValue, Period: c.NewPeriod, Source: c.Source, Suppressed: c.Withheld, CombinedWith: strings.Join(c.CombinedWith, ", ")}
		for _, year := range []int{2022, 2024} {
			if v, ok := c.Series[fmt.Sprint(year)]; ok {
				g.Series = append(g.Series, project.YearValue{Year: year, Value: v})
			}
		}
		c.Area.Figures.Put(c.Figure, g)
	}
	again, err := planned(p, "births.csv", []byte(births), o)
	if err != nil || len(again.Changes) != 0 || again.Same != 3 {
		t.Errorf("a second import changes %d figures and leaves %d (%v), want 0 and 3", len(again.Changes), again.Same, err)
	}
	left, err := filepath.Glob(filepath.Join(folder, "data/areas/*.import-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// TestWriteIsAllOrNothing makes the last of three files impossible to replace.
func TestWriteIsAllOrNothing(t *testing.T) {
	folder := t.TempDir()
	p := made()
	before := files(p)
	if err := os.CopyFS(folder, before); err != nil {
		t.Fatal(err)
	}
	plan, err := planned(p, "b.csv", []byte("code,name,period,value\nE06000001,Hartlepool,2024,911\nE06000005,Darlington,2024,1040\nW06000015,Cardiff,2024,3500\n"), imports.Options{Figure: "births", Source: "before"})
	if err != nil {
		t.Fatal(err)
	}
	names := plan.Files()
	last := filepath.Join(folder, names[len(names)-1])
	if err := errorsJoin(os.Remove(last), os.MkdirAll(filepath.Join(last+".import-old", "in-the-way"), 0o755), os.WriteFile(last, []byte("x"), 0o644)); err != nil {
		t.Fatal(err)
	}
	if err := plan.Write(folder); err == nil {
		t.Fatal("Write succeeded over a folder that is in the way")
	}
	for _, name := range names[:len(names)-1] {
		got, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil || !bytes.Equal(got, before[name].Data) {
			t.Errorf("%s is no longer as it was (%v)", name, err)
		}
	}
}

func errorsJoin(all ...error) error {
	if i := slices.IndexFunc(all, func(err error) bool { return err != nil }); i >= 0 {
		return all[i]
	}
	return nil
}

// Each reader has a fuzz target of its own, which begins with the files of its kind.
func FuzzONSBirths(f *testing.F)          { fuzz(f, "ons-births") }
func FuzzONSBirthsByCountry(f *testing.F) { fuzz(f, "births-by-country") }
func FuzzNomis(f *testing.F)              { fuzz(f, "nomis") }
func FuzzONSPopulation(f *testing.F)      { fuzz(f, "ons-population") }
func FuzzONSPopulationLong(f *testing.F)  { fuzz(f, "ons-population-long") }
func FuzzONSComponents(f *testing.F)      { fuzz(f, "components") }
func FuzzNRSBirths(f *testing.F)          { fuzz(f, "nrs-births") }
func FuzzNISRA(f *testing.F)              { fuzz(f, "nisra") }
func FuzzExplore(f *testing.F)            { fuzz(f, "explore") }
func FuzzFingertips(f *testing.F)         { fuzz(f, "fingertips") }
func FuzzDfE(f *testing.F)                { fuzz(f, "dfe") }
func FuzzLAIT(f *testing.F)               { fuzz(f, "lait") }
func FuzzDWP(f *testing.F)                { fuzz(f, "dwp") }
func FuzzDeprivation(f *testing.F)        { fuzz(f, "deprivation") }
func FuzzPlain(f *testing.F)              { fuzz(f, "plain") }
func FuzzNHSPay(f *testing.F)             { fuzz(f, "nhs-pay") }

// FuzzImport takes files of any kind.
func FuzzImport(f *testing.F) { fuzz(f, "") }

// fuzz reads what no publisher would hand out: nothing falls over, what is withheld has no value, and what would be written is
// TOML, with numbers.
func fuzz(f *testing.F, begins string) {
	names, err := filepath.Glob("testdata/cases/" + begins + "*.txt")
	if err != nil || len(names) == 0 {
		f.Fatalf("no cases %s: %v", begins, err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add([]byte(escapes.Replace(string(archive.Files[0].Data))))
	}
	p := made()
	known := imports.NewPlaces(p, register)
	on := files(p)
	f.Fuzz(func(t *testing.T, data []byte) {
		tables, err := imports.Open("file.csv", data)
		if err != nil {
			return
		}
		found, err := imports.Recognise(tables)
		if err != nil {
			return
		}
		for _, one := range found {
			set, err := one.Read(imports.Options{Figure: "births", Source: "before", Period: "2024", Indicators: indicators})
			if err != nil {
				continue
			}
			m, err := imports.Match(set, p, known)
			if err != nil {
				continue
			}
			plan, err := imports.Prepare(on, p, m)
			if err != nil {
				continue
			}
			for _, v := range m.Values {
				if v.Withheld && v.Value != 0 {
					t.Errorf("a withheld value is %g", v.Value)
				}
			}
			for _, name := range plan.Files() {
				var read map[string]any
				if err := toml.Unmarshal([]byte(plan.Text(name)), &read); err != nil {
					t.Errorf("%s would be\n%s\n%v", name, plan.Text(name), err)
				}
			}
		}
	})
}

// BenchmarkAllCouncils imports the births of every council of the United Kingdom from one CSV: read, matched, checked, and worked
// into the texts of their files.
func BenchmarkAllCouncils(b *testing.B) {
	p := &project.Project{AreaBySlug: map[string]*project.Area{}}
	p.Catalogue.Put("births", project.CatalogueFigure{ID: "births", Label: "Live births", Unit: figure.Babies, Least: 1, Most: 1e6})
	p.Sources.Put("before", project.Source{ID: "before"})
	csv := "code,name,period,value\n"
	for i := range 218 {
		slug := fmt.Sprintf("council-%d", i)
		a := &project.Area{Slug: slug, Name: "Council " + fmt.Sprint(i), Code: fmt.Sprintf("E06%06d", i), Nation: "england", Kind: "council", File: "data/areas/" + slug + ".toml"}
		given := project.Given{ID: "births", Value: 3000, Period: "2024", Source: "before"}
		for year := 2015; year < 2025; year++ {
			given.Series = append(given.Series, project.YearValue{Year: year, Value: 3000})
			csv += fmt.Sprintf("%s,%s,%d,\"3,%03d\"\n", a.Code, a.Name, year+1, i)
		}
		a.Figures.Put("births", given)
		p.Areas, p.AreaBySlug[slug] = append(p.Areas, a), a
	}
	on := files(p)
	for b.Loop() {
		plan, err := plannedOn(p, on, []byte(csv))
		if err != nil || len(plan.Files()) != 218 {
			b.Fatalf("the plan is for %d files: %v", len(plan.Files()), err)
		}
	}
}

func plannedOn(p *project.Project, on fs.FS, data []byte) (*imports.Plan, error) {
	tables, err := imports.Open("births.csv", data)
	if err != nil {
		return nil, err
	}
	found, err := imports.Recognise(tables)
	if err != nil {
		return nil, err
	}
	set, err := found[0].Read(imports.Options{Figure: "births", Source: "before"})
	if err != nil {
		return nil, err
	}
	m, err := imports.Match(set, p, imports.NewPlaces(p, imports.Register{}))
	if err != nil {
		return nil, err
	}
	return imports.Prepare(on, p, m)
}
