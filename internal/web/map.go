package web

import (
	"fmt"
	"html/template"
	"strings"

	"casemaker/internal/address"
	"casemaker/internal/hexmap"
	"casemaker/internal/model"
	"casemaker/internal/project"
)

// smallMap is the map of all councils with an area lit on it. It shows nothing that the page does not say, so screen readers pass over
// it. It is empty where the map does not know the area.
func smallMap(p *project.Project, a *project.Area) template.HTML {
	lit := p.Map.Of(p.OnMap(a))
	if len(lit) == 0 {
		return ""
	}
	var here [][]hexmap.Point
	for _, s := range lit {
		here = append(here, s.Rings...)
	}
	var out strings.Builder
	openMap(&out, p.Map)
	fmt.Fprintf(&out, `<path d="%s"/><path class="here" d="%s"/></svg>`, hexmap.Path(p.Map.Outlines()), hexmap.Path(here))
	return template.HTML(out.String())
}

// A legend is a line of the map's key.
type legend struct{ Class, Text string }

// The classes of places on the map: where a team is on record, or was when last known of.
const (
	present = "present"
	past    = "past"
)

// wholeMap is the map of all councils, by whether a team is on record, each leading to its area. The list below it has the same for
// keyboards and ears.
func (t *Theme) wholeMap(p *project.Project, areas []Summary) (template.HTML, []legend) {
	if p.Map == nil || len(p.Map.Shapes) == 0 {
		return "", nil
	}
	of := map[string]Summary{}
	for _, s := range areas {
		if a := p.AreaBySlug[s.Slug]; a.Kind == "council" && a.Code != "" {
			of[a.Code] = s
		}
	}
	var groups [3]strings.Builder
	var count [3]int
	for _, shape := range p.Map.Shapes {
		s, known := of[shape.Code]
		g := 2
		switch s.Team {
		case model.TraitServed, model.TraitPart:
			g = 0
		case model.TraitLastKnown:
			g = 1
		}
		path := `<path d="` + hexmap.Path(shape.Rings) + `"/>`
		if known {
			count[g]++
			path = `<a href="` + address.Way(address.Front, address.Area(s.Slug)) + `" tabindex="-1">` + path + "</a>"
		}
		groups[g].WriteString(path)
	}
	var out strings.Builder
	openMap(&out, p.Map)
	var key []legend
	for g, class := range []string{present, past, ""} {
		if class != "" {
			fmt.Fprintf(&out, `<g class="%s">`, class)
		} else {
			out.WriteString("<g>")
		}
		out.WriteString(groups[g].String() + "</g>")
		if count[g] > 0 {
			key = append(key, legend{class, t.base.Say([]string{"index-page.key_present", "index-page.key_past", "index-page.key_none"}[g], "count", count[g])})
		}
	}
	out.WriteString("</svg>")
	return template.HTML(out.String()), key
}

// openMap begins a map.
func openMap(out *strings.Builder, m *hexmap.Map) {
	fmt.Fprintf(out, `<svg class="map" aria-hidden="true" focusable="false" viewBox="0 0 %d %d">`, m.Width, m.Height)
}
