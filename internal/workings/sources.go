package workings

import (
	"fmt"

	"casemaker/internal/address"
	"casemaker/internal/project"
)

// A jsonSource is what the id of a source means.
type jsonSource struct {
	Publisher string `json:"publisher"`
	Title     string `json:"title"`
	Year      int    `json:"year,omitempty"` // when it was published
	URL       string `json:"url,omitempty"`
	Where     string `json:"where,omitempty"` // in words, where it has no page
	Licence   string `json:"licence,omitempty"`
	Read      string `json:"read,omitempty"` // the month in which it was read: 2026-11
	Note      string `json:"note,omitempty"`
}

// Sources writes what the ids of the project's sources mean.
func Sources(p *project.Project) ([]byte, error) {
	all := map[string]jsonSource{}
	for id, s := range p.Sources.All() {
		all[id] = jsonSource{s.Publisher, s.Title, s.Year, s.URL, s.Where, s.Licence, s.Read, s.Note}
	}
	b, err := appendJSON(nil, struct {
		jsonHead
		Sources map[string]jsonSource `json:"sources"`
	}{head(p, address.SourcesData, "sources"), all})
	if err != nil {
		return nil, fmt.Errorf("writing the sources: %w", err)
	}
	return append(b, '\n'), nil
}
