package imports

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// readONSBirths takes the rows of all births under all registrations.
func readONSBirths(r *reading) error {
	as, year, err := r.stated("")
	if err != nil {
		return err
	}
	sexed, registered := r.optional("sex"), r.optional("registration type")
	r.set.Source = Source{
		ID: "ons-births-" + strconv.Itoa(year), Publisher: ons, Year: year + 1, Licence: ogl,
		Title: fmt.Sprintf("Births in England and Wales: birth registrations, %d, Table 1: live births by area of usual residence", year),
		URL:   "https://www.ons.gov.uk/peoplepopulationandcommunity/birthsdeathsandmarriages/livebirths/datasets/birthsinenglandandwalesbirthregistrations",
	}
	return r.rows(func(number int, row []string) error {
		if sexed && heading(r.cell(row, "sex")) != "all births" || registered && heading(r.cell(row, "registration type")) != "all registration types" {
			return nil
		}
		return r.place(number, row, "area of usual residence code", "area of usual residence name", "number of live births", Observation{Figure: "births", Period: as, Year: year})
	})
}

// readBirthsByCountry takes the column of all live births, whatever country the mothers were born in.
func readBirthsByCountry(r *reading) error {
	as, year, err := r.stated("")
	if err != nil {
		return err
	}
	r.set.Source = Source{
		ID: "ons-births-" + strconv.Itoa(year), Publisher: ons, Year: year + 1, Licence: ogl,
		Title: fmt.Sprintf("Births by parents’ country of birth, England and Wales, %d, Table 6a: all live births by area of usual residence of mother", year),
		URL:   "https://www.ons.gov.uk/peoplepopulationandcommunity/birthsdeathsandmarriages/livebirths/datasets/parentscountryofbirth",
	}
	return r.rows(func(number int, row []string) error {
		return r.place(number, row, "area code", "area name", "all live births", Observation{Figure: "births", Period: as, Year: year})
	})
}

// readNRSBirths adds up the twelve months of each council. A year of which a month is missing is left out.
func readNRSBirths(r *reading) error {
	type key struct {
		year int
		name string
	}
	months, sums, first := map[key]map[string]bool{}, map[key]float64{}, map[key]int{}
	err := r.rows(func(row int, cells []string) error {
		year, err := strconv.Atoi(r.cell(cells, "year"))
		if r.cell(cells, "year") == "" {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%q is not a year", r.cell(cells, "year"))
		}
		k, month := key{year, r.cell(cells, "local authority")}, strings.ToLower(r.cell(cells, "month"))
		value, withheld, err := number(r.cell(cells, "births registered"))
		if err != nil {
			return err
		}
		if months[k] == nil {
			months[k], first[k] = map[string]bool{}, row
		}
		if months[k][month] {
			return fmt.Errorf("%s has %s %d twice", k.name, month, year)
		}
		if !withheld {
			months[k][month] = true
			sums[k] += value
		}
		return nil
	})
	if err != nil {
		return err
	}
	latest := 0
	for k, seen := range months {
		if len(seen) == 12 {
			latest = max(latest, k.year)
		}
	}
	if latest == 0 {
		return errors.New("no year has all its twelve months")
	}
	keys := slices.SortedFunc(maps.Keys(months), func(a, b key) int { return first[a] - first[b] })
	for _, k := range keys {
		if len(months[k]) != 12 {
			continue
		}
		o := Observation{Name: k.name, Figure: "births", Period: strconv.Itoa(k.year), Year: k.year, Value: sums[k], Row: first[k]}
		if k.name == "Scotland" {
			o.Level, o.Code = Total, "S92000003"
		}
		r.set.Observations = append(r.set.Observations, o)
	}
	r.set.Source = Source{
		ID: "nrs-births-" + strconv.Itoa(latest), Publisher: nrs, Year: latest + 1, Licence: ogl,
		Title: fmt.Sprintf("Monthly births in Scotland, Table 2: births registered by local authority area, %d", latest),
		URL:   "https://www.nrscotland.gov.uk/publications/monthly-data-on-births-and-deaths-registered-in-scotland/",
	}
	return nil
}

// readNISRA takes the births of districts out of an open-data table.
func readNISRA(r *reading) error {
	latest := 0
	err := r.rows(func(row int, cells []string) error {
		if label := strings.ToLower(r.cell(cells, "statistic label")); !strings.Contains(label, "birth") || strings.Contains(label, "still") || strings.Contains(label, "rate") {
			return nil
		}
		as, year, err := period(r.cell(cells, "year"))
		if err != nil {
			return err
		}
		latest = max(latest, year)
		return r.place(row, cells, "lgd2014", "local government district", "value", Observation{Figure: "births", Period: as, Year: year})
	})
	if err != nil {
		return err
	}
	r.set.Source = Source{
		ID: "nisra-births-" + strconv.Itoa(latest), Publisher: "Northern Ireland Statistics and Research Agency", Year: latest + 1, Licence: ogl,
		Title: fmt.Sprintf("Births by local government district, %d (data.nisra.gov.uk)", latest),
		URL:   "https://data.nisra.gov.uk/",
	}
	return nil
}

// readComponents takes births in the years to mid-year from the components of change: men's and women's ages added up.
func readComponents(r *reading) error {
	var years []int
	for at, cell := range r.table.Rows[r.header] {
		if year, ok := strings.CutPrefix(heading(cell), "births_"); ok {
			n, err := strconv.Atoi(year)
			if err != nil {
				return fmt.Errorf("the heading %q names no year", cell)
			}
			years = append(years, n)
			r.columns[heading(cell)] = at
		}
	}
	type sum struct {
		name string
		row  int
		by   map[int]float64
	}
	sums := map[string]*sum{}
	var order []string
	err := r.rows(func(row int, cells []string) error {
		code := r.cell(cells, "ladcode#")
		if code == "" {
			return nil
		}
		if sums[code] == nil {
			sums[code] = &sum{name: r.cell(cells, "laname#"), row: row, by: map[int]float64{}}
			order = append(order, code)
		}
		for _, year := range years {
			value, withheld, err := number(r.cell(cells, "births_"+strconv.Itoa(year)))
			if err != nil {
				return err
			}
			if !withheld {
				sums[code].by[year] += value
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, code := range order {
		for _, year := range years {
			r.set.Observations = append(r.set.Observations, Observation{
				Code: code, Name: sums[code].name, Level: levelOf(code), Figure: "births",
				Period: fmt.Sprintf("the year to mid-%d", year), Year: year, Value: sums[code].by[year], Row: sums[code].row,
			})
		}
	}
	latest := slices.Max(years)
	r.set.Notes = append(r.set.Notes, "Births of years from July to June: not the calendar years of the birth tables.")
	r.set.Source = Source{
		ID: "ons-components-" + strconv.Itoa(latest), Publisher: ons, Year: latest + 1, Licence: ogl,
		Title: fmt.Sprintf("Population estimates for the UK, mid-%d: components of change", latest),
		URL:   populationPage,
	}
	return nil
}

// stated is the period that the user or the text above the table states.
func (r *reading) stated(prefix string) (as string, year int, err error) {
	if r.options.Period != "" {
		return period(r.options.Period)
	}
	as, year, err = period(titleOf(r.above()))
	if err != nil {
		return "", 0, errors.New("nothing in the file or its name says for which year it is; say it with --period 2024")
	}
	if !strings.HasPrefix(as, prefix) {
		as = prefix + strconv.Itoa(year)
	}
	return as, year, nil
}

// titleOf is the first line of a text that names a year.
func titleOf(text string) string {
	for line := range strings.Lines(text) {
		if fourDigits.MatchString(line) || midYear.MatchString(line) {
			return strings.TrimSpace(line)
		}
	}
	// A file's name runs words and years together: birthregistrations2023.
	return runTogether.FindString(text)
}

// place adds the value of one row. A row without a code and a name is a note below the table.
func (r *reading) place(number int, row []string, code, name, value string, o Observation) error {
	o.Code, o.Name, o.Row = r.cell(row, code), r.cell(row, name), number
	if o.Code == "" && o.Name == "" || o.Code == "" && r.cell(row, value) == "" {
		return nil
	}
	if o.Level == Place {
		o.Level = levelOf(o.Code)
	}
	return r.add(o, r.cell(row, value))
}
