package load

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"casemaker/internal/language"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// languages reads data/language/*.toml, one language a file. English comes first: it lists the messages that there are.
func (l *loader) languages() {
	const folder = "data/language/"
	names := []string{folder + language.Source + ".toml"}
	for _, name := range l.list("data/language", ".toml") {
		if name != names[0] {
			names = append(names, name)
		}
	}
	for _, name := range names {
		s := l.open(name)
		if s == nil {
			continue
		}
		c := l.catalogueOf(s)
		made, err := language.New(c, l.project.Languages.ByID[language.Source])
		if err != nil {
			l.problems.Errorf(s.here(), `name the file after a language, such as cy.toml, or write tag = "cy"`, "%v", err)
			continue
		}
		l.project.Languages.Put(c.ID, made)
	}
}

// catalogueOf reads a file of a language and checks its messages against those of English.
func (l *loader) catalogueOf(s *section) language.Catalogue {
	c := language.Catalogue{ID: stem(s.file.name), Tag: s.text("tag"), Name: s.required("name", "Cymraeg"), Messages: map[string]language.Message{}, Words: map[string]string{}}
	if c.Tag == "" {
		c.Tag = c.ID
	}
	c.Nations = s.known("nations", l.nationIDs(), "nation")
	c.Date = s.required("date", "{day} {month} {year}")
	for _, part := range []string{"{day}", "{month}", "{year}"} {
		if c.Date != "" && !strings.Contains(c.Date, part) {
			s.errorf("date", `put it where it stands in a date: date = "{day} {month} {year}"`, "the form of dates has no %s", part)
		}
	}
	if c.Months = s.texts("months"); len(c.Months) != 12 {
		s.errorf("months", "name the twelve, January first", "months has %d names", len(c.Months))
	}
	if messages := s.table("messages"); messages != nil {
		for _, key := range messages.names() {
			if m := messages.message(key, c.Tag); m != nil {
				c.Messages[key] = m
			}
		}
		l.complete(messages, c)
	} else {
		s.missing("messages", "[messages]")
	}
	if words := s.table("words"); words != nil {
		for _, key := range words.names() {
			c.Words[key] = words.text(key)
		}
	}
	s.done()
	return c
}

// message takes one message: a text, or a text for each plural form. It is nil where it cannot be used.
func (s *section) message(key, tag string) language.Message {
	if english := s.loader.project.Languages.ByID[language.Source]; english != nil {
		if _, known := english.Messages[key]; !known {
			at := s.file.keyAt(s.to(key))
			s.loader.problems.Errorf(at, place.Meant(key, slices.Sorted(maps.Keys(english.Messages)))+" (messages are listed in data/language/en.toml)", "unknown message %q", key)
			return nil
		}
	}
	m := language.Message{}
	if _, plural := s.values[key].(map[string]any); plural {
		m = s.plural(key)
	} else if text := s.placed(key, key); text != "" {
		m["other"] = text
	}
	if len(m) == 0 {
		return nil
	}
	if err := language.Check(tag, key, m); err != nil {
		s.errorf(key, "write plain words, and keep to the forms that the language has", "%v", err)
		return nil
	}
	return m
}

// plural takes the texts of a message that has one for each plural form. It is nil where it cannot be used.
func (s *section) plural(key string) language.Message {
	m := language.Message{}
	forms := s.table(key)
	if !strings.Contains(key, "%d") {
		s.errorf(key, "write one text", "the message %q has no number for plural forms to follow", key)
		return nil
	}
	for _, form := range language.PluralForms {
		if _, given := forms.values[form]; !given {
			forms.take(form)
		} else if text := forms.placed(form, key); text != "" {
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

// placed takes one text of a message, which must have the message's placeholders; it is empty where it cannot be used.
func (s *section) placed(key, message string) string {
	text := s.text(key)
	if text != "" && !language.SamePlaceholders(message, text) {
		s.errorf(key, "use each of the placeholders of the English once, with [1] or [2] behind the % where their order differs: %[2]s",
			"the placeholders of %q are not those of %q", text, message)
		return ""
	}
	return text
}

// complete warns of the messages that a translation lacks.
func (l *loader) complete(messages *section, c language.Catalogue) {
	english := l.project.Languages.ByID[language.Source]
	if english == nil {
		return
	}
	var lacking []string
	for _, key := range slices.Sorted(maps.Keys(english.Messages)) {
		if _, given := messages.values[key]; !given {
			lacking = append(lacking, key)
		}
	}
	if len(lacking) > 0 {
		l.problems.Warnf(messages.here(), `translate below [messages]: "`+lacking[0]+`" = "…"`, "not translated, and so shown in English: %d of %d messages: %q",
			len(lacking), len(english.Messages), lacking[:min(3, len(lacking))])
	}
}

// versions checks the pages whose name states a language, and gives them what their language and their original say. Those
// in a language that the project does not publish are left out: what is not a whole, checked translation should not stand
// beside what it translates.
func (l *loader) versions() {
	originals, left := map[[2]string]project.Page{}, map[string]bool{}
	for _, p := range l.project.Pages {
		if p.Lang == "" {
			originals[[2]string{p.Kind, p.Slug}] = p
		}
	}
	for i := range l.project.Pages {
		p := &l.project.Pages[i]
		at := place.Position{File: p.File, Line: 1, Column: 1}
		if p.Lang == "" {
			if p.Kind == "document" && l.project.Languages.ByID[p.Slug] != nil {
				l.problems.Errorf(at, "give the file another name", "the document %q would stand where the brief’s version in that language does", p.Slug)
			}
			continue
		}
		spoken := l.project.Languages.ByID[p.Lang]
		original, found := originals[[2]string{p.Kind, p.Original()}]
		switch {
		case spoken == nil:
			l.problems.Errorf(at, place.Meant(p.Lang, l.project.Languages.IDs)+" (languages stand in data/language)", "the file’s name states the unknown language %q", p.Lang)
		case p.Kind == "site":
			l.problems.Errorf(at, "put it into "+original.Slug+".md, between ::: lang code=\""+spoken.Lang()+"\" and :::", "a page about the site has no versions in other languages")
		case !found:
			l.problems.Errorf(at, "write "+p.Original()+".md first, or correct the name", "there is no %s.md of which this could be the version in %s", p.Original(), spoken.Name)
		default:
			if len(p.Nations) == 0 {
				p.Nations = spoken.Nations
			}
			if p.Order == 0 {
				p.Order = original.Order
			}
			if set := l.project.Settings; p.Lang != set.Language && !slices.Contains(set.Languages, p.Lang) {
				left[p.File] = true
				l.problems.Warnf(at, fmt.Sprintf("add languages = [%q] to data/project.toml once it is whole and checked", p.Lang), "this version is not published")
			}
		}
	}
	l.project.Pages = slices.DeleteFunc(l.project.Pages, func(p project.Page) bool { return left[p.File] })
}
