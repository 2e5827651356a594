package imports

import (
	"io/fs"
	"slices"
	"strings"

	"casemaker/internal/place"
)

// indicatorsFile says which figure a publisher's indicator becomes.
const indicatorsFile = "data/imports.toml"

// An Indicator is one of the many that a file of a collection holds, with the figure that it becomes.
type Indicator struct {
	Kind      string            `toml:"kind"`      // id of the layout
	Name      string            `toml:"name"`      // of the indicator, its number, or the column that holds it
	Figure    string            `toml:"figure"`    // id of the figure it becomes
	Where     map[string]string `toml:"where"`     // further columns that must hold these words: { sex = "Persons" }
	Scale     float64           `toml:"scale"`     // what a value is multiplied by: 0.01 makes a percentage a share; 1 if left out
	Period    string            `toml:"period"`    // how its period is said, where that is not as the file has it: "the year to March {year}"
	Source    string            `toml:"source"`    // id of the source, with {year} for the year of the period
	Publisher string            `toml:"publisher"` // of the source; that of the collection if left out
	Title     string            `toml:"title"`     // of the source, with {period}
	URL       string            `toml:"url"`       // of the source
	Year      int               `toml:"year"`      // in which it was published; the year of the period if left out
}

// Indicators are those that a project knows, by their ids.
type Indicators map[string]Indicator

// ReadIndicators reads data/imports.toml. A project without the file knows none.
func ReadIndicators(fsys fs.FS, figures []string, problems *place.List) Indicators {
	var all Indicators
	readTOML(fsys, indicatorsFile, &all, problems)
	at := place.Position{File: indicatorsFile}
	for id, i := range all {
		if kindNamed(i.Kind) == nil {
			problems.Errorf(at, place.Meant(i.Kind, kindIDs()), "unknown kind %q in [%s]", i.Kind, id)
		}
		if i.Name == "" || i.Source == "" {
			problems.Errorf(at, "say which indicator it is (name) and under which id its source stands (source)", "[%s] is not whole", id)
		}
		if !slices.Contains(figures, i.Figure) {
			problems.Errorf(at, place.Meant(i.Figure, figures), "unknown figure %q in [%s]", i.Figure, id)
		}
	}
	return all
}

func kindIDs() []string {
	var ids []string
	for _, k := range Kinds {
		ids = append(ids, k.ID)
	}
	return ids
}

func kindNamed(id string) *Kind {
	if at := slices.IndexFunc(Kinds, func(k *Kind) bool { return k.ID == id }); at >= 0 {
		return Kinds[at]
	}
	return nil
}

// scaled is a value as the figure has it. One that its publisher prints with a percent sign is a share already.
func (i Indicator) scaled(value float64, text string) float64 {
	if i.Scale == 0 || i.Scale == 0.01 && strings.Contains(text, "%") {
		return value
	}
	return value * i.Scale
}
