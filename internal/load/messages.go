package load

import (
	"maps"
	"slices"
	"strings"

	"casemaker/internal/language"
	"casemaker/internal/place"
)

// A messageReader takes the messages of a language out of its files.
type messageReader struct {
	loader *loader
	base   bool                        // the project's own English, laid over the built-in
	tag    string                      // of the language
	known  map[string]language.Message // those of the built-in English; nil while that is read
	into   map[string]language.Message
	file   map[string]string // in which file a message was read
}

// read takes the messages of a section and of the sections below it. above is the beginning of their ids.
func (r *messageReader) read(s *section, above string) {
	for _, key := range s.names() {
		if slices.Contains(s.taken, key) {
			continue // words of data files, and what a language is called
		}
		id := above + key
		switch _, isTable := s.values[key].(map[string]any); {
		case r.isMessage(id, s.values[key]):
			r.message(s, key, id)
		case isTable && (r.known == nil || r.begins(id+".")):
			r.read(s.table(key), id+".")
		default:
			at := s.file.keyAt(s.to(key))
			what := "message"
			if isTable {
				what = "table of messages"
			}
			r.loader.problems.Errorf(at, r.meant(key, above), "unknown %s %q", what, key)
		}
	}
}

// isMessage reports whether an id is that of a message, and not of a table of messages.
func (r *messageReader) isMessage(id string, value any) bool {
	if r.known != nil {
		_, ok := r.known[id]
		return ok
	}
	forms, isTable := value.(map[string]any)
	_, plural := forms["other"].(string)
	return !isTable || plural
}

// begins reports whether any known id begins so.
func (r *messageReader) begins(above string) bool {
	for id := range r.known {
		if strings.HasPrefix(id, above) {
			return true
		}
	}
	return false
}

// meant says what to write in place of a name that there is not.
func (r *messageReader) meant(key, above string) string {
	const where = languageFolder + "/" + language.Base
	if near, ok := place.Nearest(key, r.below(above)); ok {
		return "did you mean \"" + near + "\"?"
	}
	return "remove it, or take a name from " + where + " of the built-in project"
}

// below lists the names that may stand below the beginning of an id.
func (r *messageReader) below(above string) []string {
	names := map[string]bool{}
	for id := range r.known {
		if rest, ok := strings.CutPrefix(id, above); ok {
			if above != language.Labels {
				rest, _, _ = strings.Cut(rest, ".")
			}
			names[rest] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// message takes one message: a text, or a text for each plural form.
func (r *messageReader) message(s *section, key, id string) {
	m := language.Message{}
	if _, plural := s.values[key].(map[string]any); plural {
		m = r.plural(s, key, id)
	} else if text := r.text(s, key, id); text != "" {
		m["other"] = text
	}
	if len(m) == 0 {
		return
	}
	if err := language.Check(r.tag, m); err != nil {
		s.errorf(key, "write plain words, with names in braces only where English has them", "%v", err)
		return
	}
	if r.base && maps.Equal(m, r.known[id]) {
		return // what the built-in English says stands already
	}
	if first, twice := r.file[id]; twice {
		s.errorf(key, "keep one of the two", "the message %s stands in %s too", id, first)
		return
	}
	r.into[id], r.file[id] = m, s.file.name
}

// plural takes the texts of a message that has one for each plural form. It is empty where it cannot be used.
func (r *messageReader) plural(s *section, key, id string) language.Message {
	m := language.Message{}
	forms := s.table(key)
	if r.known != nil && !slices.Contains(placeholders(r.known[id]["other"]), language.Count) {
		s.errorf(key, "write one text", "the message %s has no {%s} for plural forms to follow", id, language.Count)
		return nil
	}
	for _, form := range language.PluralForms {
		if _, given := forms.values[form]; !given {
			forms.take(form)
		} else if text := r.text(forms, form, id); text != "" {
			m[form] = text
		}
	}
	forms.done()
	if m["other"] == "" {
		forms.missing("other", `other = "…", which serves every number that no other form does`)
		return nil
	}
	return m
}

// text takes one text of a message, which has the placeholders of the English. It is empty where it cannot be used.
func (r *messageReader) text(s *section, key, id string) string {
	text := s.text(key)
	if text == "" {
		return ""
	}
	got, err := language.Placeholders(text)
	if err != nil {
		s.errorf(key, `write a name in braces only where the English has one: {area}`, "%v", err)
		return ""
	}
	if r.known == nil {
		return text
	}
	want := placeholders(r.known[id]["other"])
	for _, name := range got {
		if !slices.Contains(want, name) {
			s.errorf(key, meantPlaceholder(name, want), "the message %s has nothing for {%s}", id, name)
			return ""
		}
	}
	for _, name := range want {
		if !slices.Contains(got, name) && name != language.Count {
			s.errorf(key, "put {"+name+"} where it stands in the sentence", "the message %s says nothing of {%s}", id, name)
			return ""
		}
	}
	return text
}

// placeholders are those of a text that has been read before.
func placeholders(text string) []string {
	names, _ := language.Placeholders(text)
	return names
}

// meantPlaceholder says which placeholders a message has.
func meantPlaceholder(name string, known []string) string {
	if len(known) == 0 {
		return "write the words without braces"
	}
	var braced []string
	for _, k := range known {
		braced = append(braced, "{"+k+"}")
	}
	if near, ok := place.Nearest(name, known); ok {
		return "did you mean {" + near + "}?"
	}
	return "its names are " + strings.Join(braced, ", ")
}
