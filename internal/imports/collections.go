package imports

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// picked are a project's indicators of one kind, in the order of their ids.
func (r *reading) picked(kind string) []Indicator {
	var all []Indicator
	for _, id := range slices.Sorted(maps.Keys(r.options.Indicators)) {
		if i := r.options.Indicators[id]; i.Kind == kind {
			all = append(all, i)
		}
	}
	return all
}

// where reports whether the further columns of an indicator hold its words.
func (r *reading) where(i Indicator, row []string) bool {
	for column, want := range i.Where {
		if _, known := r.columns[column]; !known && !r.optional(column) {
			return want == ""
		}
		if !strings.EqualFold(strings.TrimSpace(r.cell(row, column)), want) {
			return false
		}
	}
	return true
}

// take adds one value of an indicator and remembers the latest period for the source.
func (r *reading) take(i Indicator, o Observation, text, when string) error {
	as, year, err := period(when)
	if err != nil {
		return err
	}
	as = said(i.Period, as, year)
	value, withheld, err := number(text)
	if err != nil {
		return err
	}
	o.Figure, o.Period, o.Year, o.Withheld = i.Figure, as, year, withheld
	if !withheld {
		o.Value = i.scaled(value, text)
	}
	r.set.Observations = append(r.set.Observations, o)
	return nil
}

// publishedAs sets the source of a set of indicators from the latest period in it. A set has one source, so that a file of
// many indicators is split by figure.
func (r *reading) publishedAs(publisher string, used map[string]Indicator) error {
	if len(used) == 0 {
		return fmt.Errorf("none of its indicators is one of those in %s", indicatorsFile)
	}
	r.set.BySource = map[string]Source{}
	latest, when := map[string]int{}, map[string]string{}
	for _, o := range r.set.Observations {
		if o.Year >= latest[o.Figure] {
			latest[o.Figure], when[o.Figure] = o.Year, o.Period
		}
	}
	for figure, i := range used {
		year := i.Year
		if year == 0 {
			year = latest[figure]
		}
		fill := strings.NewReplacer("{year}", strconv.Itoa(latest[figure]), "{period}", when[figure])
		r.set.BySource[figure] = Source{ID: fill.Replace(i.Source), Publisher: cmp.Or(i.Publisher, publisher), Title: fill.Replace(i.Title), URL: i.URL, Licence: ogl, Year: year}
	}
	return nil
}

// readExplore takes the indicators of a tidy table.
func readExplore(r *reading) error {
	used := map[string]Indicator{}
	indicators := r.picked("explore")
	err := r.rows(func(number int, row []string) error {
		for _, i := range indicators {
			if !strings.EqualFold(r.cell(row, "indicator"), i.Name) || !r.where(i, row) {
				continue
			}
			used[i.Figure] = i
			code := r.cell(row, "areacd")
			return r.take(i, Observation{Code: code, Name: r.cell(row, "areanm"), Level: levelOf(code), Row: number}, r.cell(row, "observation"), r.cell(row, "period"))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return r.publishedAs(ons+", Explore Local Statistics", used)
}

// readFingertips takes indicators by their number. Rows of a category, such as a deprivation decile, are no places.
func readFingertips(r *reading) error {
	used := map[string]Indicator{}
	indicators := r.picked("fingertips")
	err := r.rows(func(number int, row []string) error {
		if r.cell(row, "category") != "" {
			return nil
		}
		for _, i := range indicators {
			if r.cell(row, "indicator id") != i.Name || !r.where(i, row) {
				continue
			}
			code := r.cell(row, "area code")
			level := levelOf(code)
			if kind := strings.ToLower(r.cell(row, "area type")); level == Place && !strings.Contains(kind, "ua") && !strings.Contains(kind, "upper tier") && !strings.Contains(kind, "count") && !strings.Contains(kind, "district") {
				level = Other
			}
			used[i.Figure] = i
			return r.take(i, Observation{Code: code, Name: r.cell(row, "area name"), Level: level, Row: number}, r.cell(row, "value"), r.cell(row, "time period"))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return r.publishedAs(dhsc, used)
}

// readDfE takes columns by their heading, in the rows that an indicator names.
func readDfE(r *reading) error {
	r.optional("country_code")
	r.optional("region_code")
	used := map[string]Indicator{}
	var indicators []Indicator
	for _, i := range r.picked("dfe") {
		if r.optional(strings.ToLower(i.Name)) {
			indicators = append(indicators, i)
		}
	}
	err := r.rows(func(number int, row []string) error {
		o := Observation{Code: r.cell(row, "new_la_code"), Name: r.cell(row, "la_name"), Row: number}
		switch strings.ToLower(r.cell(row, "geographic_level")) {
		case "national":
			o.Level, o.Code = Total, r.cell(row, "country_code")
		case "regional":
			o.Level, o.Code = Total, r.cell(row, "region_code")
		case "local authority":
		default:
			o.Level = Other
		}
		for _, i := range indicators {
			if !r.where(i, row) {
				continue
			}
			used[i.Figure] = i
			if err := r.take(i, o, r.cell(row, strings.ToLower(i.Name)), r.cell(row, "time_period")); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return r.publishedAs(dfe, used)
}

// readLAIT takes indicators by their short description. Its numbers of councils are the Department's own, so places are
// found by name.
func readLAIT(r *reading) error {
	used := map[string]Indicator{}
	indicators := r.picked("lait")
	r.optional("data item")
	err := r.rows(func(number int, row []string) error {
		for _, i := range indicators {
			if r.cell(row, "short desc") != i.Name && r.cell(row, "data item") != i.Name || !r.where(i, row) {
				continue
			}
			o := Observation{Name: r.cell(row, "la and regions"), Row: number}
			switch {
			case o.Name == "England":
				o.Level, o.Code = Total, "E92000001"
			case r.cell(row, "la number") == "" || strings.HasPrefix(r.cell(row, "la number"), "9"):
				o.Level = Other // regions and statistical neighbours
			}
			used[i.Figure] = i
			return r.take(i, o, r.cell(row, "values"), r.cell(row, "years"))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return r.publishedAs(dfe, used)
}

// readDWP takes the percentage of children in low-income families.
func readDWP(r *reading) error {
	as, _, err := r.stated("")
	if err != nil {
		return err
	}
	as, year, err := period(strings.TrimSpace(as))
	if err != nil {
		return err
	}
	r.set.Source = Source{
		ID: "dwp-low-income-" + strconv.Itoa(year), Publisher: dwp, Year: year + 1, Licence: ogl,
		Title: fmt.Sprintf("Children in low income families: local area statistics, %s: children under 16 in relative low income, before housing costs", as),
		URL:   "https://www.gov.uk/government/collections/children-in-low-income-families-local-area-statistics",
	}
	share := Indicator{Figure: "low_income", Scale: 0.01}
	return r.rows(func(number int, row []string) error {
		o := Observation{Code: r.cell(row, "area code"), Name: r.cell(row, "local authority"), Row: number}
		if o.Code == "" {
			return nil
		}
		o.Level = levelOf(o.Code)
		return r.take(share, o, r.cell(row, "percentage"), as)
	})
}

// readDeprivation takes the columns of the indices that are indicators of the project, and the average score always.
func readDeprivation(r *reading) error {
	used := map[string]Indicator{}
	indicators := r.picked("deprivation")
	if len(indicators) == 0 {
		return fmt.Errorf("no indicator of the kind deprivation is in %s", indicatorsFile)
	}
	err := r.rows(func(number int, row []string) error {
		code := r.cell(row, "ltla#_code")
		if code == "" {
			return nil
		}
		for _, i := range indicators {
			if !r.optional(i.Name) && r.columns[i.Name] == 0 {
				continue
			}
			used[i.Figure] = i
			if err := r.take(i, Observation{Code: code, Name: r.cell(row, "ltla#_name"), Level: levelOf(code), Row: number}, r.cell(row, i.Name), "2025"); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return r.publishedAs("Ministry of Housing, Communities and Local Government", used)
}

// readNomis takes the observations of a download with one measure.
func readNomis(r *reading) error {
	for _, further := range []string{"measures_name", "sex_name", "age_name", "c_sex_name", "measure_name"} {
		if r.optional(further) {
			kept := map[string]bool{}
			_ = r.rows(func(_ int, row []string) error {
				if text := r.cell(row, further); text != "" && !strings.EqualFold(text, "percent") {
					kept[text] = true
				}
				return nil
			})
			if further != "measures_name" && len(kept) > 1 {
				return fmt.Errorf("the column %s holds %s; download one of them only", strings.ToUpper(further), quoted(slices.Sorted(maps.Keys(kept))))
			}
		}
	}
	r.optional("obs_status_name")
	r.set.Notes = append(r.set.Notes, "Nomis does not name the publisher of a table: give its source with --source.")
	return r.rows(func(number int, row []string) error {
		if measure := r.cell(row, "measures_name"); measure != "" && !strings.EqualFold(measure, "value") {
			return nil
		}
		as, year, err := period(r.cell(row, "date"))
		if err != nil {
			return err
		}
		return r.place(number, row, "geography_code", "geography_name", "obs_value", Observation{Figure: r.options.Figure, Period: as, Year: year})
	})
}

// said is a period as a person has said that it is to stand: "the year to March {year}".
func said(form, as string, year int) string {
	if !strings.Contains(form, "{year}") {
		return as
	}
	return strings.ReplaceAll(form, "{year}", strconv.Itoa(year))
}

// readPlain takes a table that someone made by hand.
func readPlain(r *reading) error {
	column := cmp.Or(heading(r.options.Column), "value")
	rows := Indicator{Where: map[string]string{}}
	for name, words := range r.options.Where {
		if name = heading(name); !r.optional(name) {
			return fmt.Errorf("there is no column %q; the headings are %s", name, quoted(r.table.Rows[r.header]))
		}
		rows.Where[name] = words
	}
	return r.rows(func(number int, row []string) error {
		if r.cell(row, "code") == "" && r.cell(row, "name") == "" || !r.where(rows, row) {
			return nil
		}
		as, year, err := period(r.cell(row, "period"))
		if err != nil {
			return err
		}
		// The period stands as it was written: "mid-2024" is not "2024".
		if written := r.cell(row, "period"); written != "" {
			as = written
		}
		as = said(r.options.Period, as, year)
		before := len(r.set.Observations)
		if err := r.place(number, row, "code", "name", column, Observation{Figure: r.options.Figure, Period: as, Year: year}); err != nil {
			return err
		}
		if r.options.Percent && len(r.set.Observations) > before {
			o := &r.set.Observations[before]
			o.Value = Indicator{Scale: 0.01}.scaled(o.Value, r.cell(row, column))
		}
		return nil
	})
}
