package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A manifest is the list of what the last build has published. It is a text of one line an entry:
//
//	casemaker 2
//	file SIZE SHA-256 NAME      a file of no part
//	part NAME KEY
//	note TEXT                   of the part above
//	file SIZE SHA-256 NAME      of the part above
//	end
//
// It has no times, so that the same input gives the same bytes.
type manifest struct {
	files map[string]file
	parts map[string]*record
	sum   [sha256.Size]byte // of the list as a file; zero without one
	old   bool              // from the list of an earlier version, which is removed
}

// A record is what the list says of a part.
type record struct {
	key   string
	note  []byte
	files []string
}

const (
	firstLine   = "casemaker 2"
	lastLine    = "end"
	oldListName = ".casemaker-files.json" // of versions that listed names and checksums only
	unknownSize = -1
)

// readManifest reads the list in the target. Without one nothing there is ours.
func readManifest(d *disk) (*manifest, error) {
	data, err := d.ReadFile(listName)
	if err == nil {
		m, err := parseManifest(data)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w; empty the folder, or publish to another with --out", d.place(listName), err)
		}
		m.sum = sha256.Sum256(data)
		m.old, err = d.exists(oldListName)
		return m, err
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("reading the list of published files: %w", err)
	}
	m := &manifest{files: map[string]file{}, parts: map[string]*record{}}
	data, err = d.ReadFile(oldListName)
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the list of published files: %w", err)
	}
	var sums map[string]string
	if err := json.Unmarshal(data, &sums); err != nil {
		return nil, fmt.Errorf("reading %s: %w; empty the folder, or publish to another with --out", d.place(oldListName), err)
	}
	m.old = true
	for name, sum := range sums {
		f := file{size: unknownSize}
		if n, err := hex.Decode(f.sum[:], []byte(sum)); err != nil || n != len(f.sum) || nameable(name) != nil {
			continue // not a line that we have written, so not a file of ours
		}
		m.files[name] = f
	}
	return m, nil
}

var errManifest = errors.New("the list of published files has been changed or cut off")

func parseManifest(data []byte) (*manifest, error) {
	m := &manifest{files: make(map[string]file, bytes.Count(data, []byte("\nfile "))), parts: map[string]*record{}}
	// One string for all, which names, keys and notes are parts of.
	text, ok := strings.CutPrefix(string(data), firstLine+"\n")
	if !ok || !strings.HasSuffix(text, "\n"+lastLine+"\n") && text != lastLine+"\n" {
		return nil, errManifest
	}
	part, last := "", &record{}
	for line := range strings.Lines(strings.TrimSuffix(text, lastLine+"\n")) {
		kind, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		switch kind {
		case "part":
			name, key, ok := strings.Cut(rest, " ")
			if !ok || m.parts[name] != nil {
				return nil, errManifest
			}
			part, last = name, &record{key: key}
			m.parts[name] = last
		case "note":
			last.note = []byte(rest)
		case "file":
			name, f, err := parseFile(rest)
			if err != nil {
				return nil, err
			}
			f.part = part
			m.files[name] = f
			last.files = append(last.files, name)
		default:
			return nil, errManifest
		}
	}
	return m, nil
}

func parseFile(text string) (name string, f file, err error) {
	size, text, _ := strings.Cut(text, " ")
	sum, name, _ := strings.Cut(text, " ")
	if f.size, err = strconv.ParseInt(size, 10, 64); err != nil || len(sum) != hex.EncodedLen(len(f.sum)) || nameable(name) != nil {
		return "", f, errManifest
	}
	if _, err := hex.Decode(f.sum[:], []byte(sum)); err != nil {
		return "", f, errManifest
	}
	return name, f, nil
}

// manifest is the list as it will be after the commit, with the files that are carried over.
func (b *Batch) manifest() []byte {
	of := map[string][]string{}
	for name, f := range b.now {
		of[f.part] = append(of[f.part], name)
	}
	parts := slices.Sorted(maps.Keys(b.parts))
	out := make([]byte, 0, 128*len(b.now)+1024)
	out = append(out, firstLine+"\n"...)
	out = b.appendFiles(out, of[""])
	for _, name := range parts {
		p := b.parts[name]
		out = fmt.Appendf(out, "part %s %s\n", name, p.key)
		if len(p.note) > 0 {
			out = fmt.Appendf(out, "note %s\n", p.note)
		}
		out = b.appendFiles(out, of[name])
	}
	return append(out, lastLine+"\n"...)
}

func (b *Batch) appendFiles(out []byte, names []string) []byte {
	slices.Sort(names)
	for _, name := range names {
		f := b.now[name]
		out = append(out, "file "...)
		out = strconv.AppendInt(out, f.size, 10)
		out = append(out, ' ')
		out = hex.AppendEncode(out, f.sum[:])
		out = append(out, ' ')
		out = append(out, name...)
		out = append(out, '\n')
	}
	return out
}
