package imports

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

const populationPage = "https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates/datasets/populationestimatesforukenglandandwalesscotlandandnorthernireland"

// populationSource is where mid-year estimates come from.
func populationSource(year int) Source {
	return Source{
		ID: "ons-population-" + strconv.Itoa(year), Publisher: ons, Year: year + 1, Licence: ogl,
		Title: fmt.Sprintf("Mid-year population estimates, mid-%d", year), URL: populationPage,
	}
}

// readMYE2 takes the column of all ages.
func readMYE2(r *reading) error {
	if text := strings.ToLower(r.above()); strings.Contains(text, "males by") || strings.Contains(text, "- males") || strings.Contains(text, "- females") {
		return errors.New("this sheet counts men or women only; the one to read is MYE2 - Persons")
	}
	as, year, err := r.stated("mid-")
	if err != nil {
		return err
	}
	if !strings.HasPrefix(as, "mid-") {
		as = "mid-" + strconv.Itoa(year)
	}
	r.set.Source = populationSource(year)
	return r.rows(func(number int, row []string) error {
		return r.place(number, row, "code", "name", "all ages", Observation{Figure: "population", Period: as, Year: year})
	})
}

// readMYEB1 adds up sexes and ages of the last year.
func readMYEB1(r *reading) error {
	year := 0
	for at, cell := range r.table.Rows[r.header] {
		if text, ok := strings.CutPrefix(heading(cell), "population_"); ok {
			if n, err := strconv.Atoi(text); err == nil && n > year {
				year = n
				r.columns["population"] = at
			}
		}
	}
	if year == 0 {
		return errors.New("no heading population_YEAR, such as population_2024")
	}
	type sum struct {
		name string
		row  int
		all  float64
	}
	sums := map[string]*sum{}
	var order []string
	seen := map[string]bool{}
	err := r.rows(func(row int, cells []string) error {
		code := r.cell(cells, "code")
		if code == "" {
			return nil
		}
		once := code + "\x00" + r.cell(cells, "sex") + "\x00" + r.cell(cells, "age")
		if seen[once] {
			return fmt.Errorf("%s has sex %q, age %q twice", code, r.cell(cells, "sex"), r.cell(cells, "age"))
		}
		seen[once] = true
		value, withheld, err := number(r.cell(cells, "population"))
		if err != nil {
			return err
		}
		if sums[code] == nil {
			sums[code] = &sum{name: r.cell(cells, "name"), row: row}
			order = append(order, code)
		}
		if !withheld {
			sums[code].all += value
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, code := range order {
		r.set.Observations = append(r.set.Observations, Observation{
			Code: code, Name: sums[code].name, Level: levelOf(code), Figure: "population", Period: "mid-" + strconv.Itoa(year), Year: year, Value: sums[code].all, Row: sums[code].row,
		})
	}
	r.set.Source = populationSource(year)
	return nil
}
