package imports

import (
	"errors"
	"io/fs"

	"github.com/BurntSushi/toml"

	"casemaker/internal/place"
)

// registerFile holds the codes that area files do not.
const registerFile = "data/places.toml"

// A Register holds the codes under which publishers list places besides their own.
type Register struct {
	Codes     map[string]string `toml:"codes"`     // a further code to the area's own
	Districts map[string]string `toml:"districts"` // a district to the council that it is part of
}

// ReadRegister reads data/places.toml. A project without the file has no further codes.
func ReadRegister(fsys fs.FS, problems *place.List) Register {
	var r Register
	readTOML(fsys, registerFile, &r, problems)
	return r
}

// Check reads the files that only imports use, so that what is wrong with them is told before the next import.
func Check(fsys fs.FS, figures []string, problems *place.List) {
	ReadIndicators(fsys, figures, problems)
	ReadRegister(fsys, problems)
}

// readTOML decodes a data file that only imports use, and reports what is wrong with it.
func readTOML(fsys fs.FS, name string, into any, problems *place.List) {
	text, err := fs.ReadFile(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	at := place.Position{File: name}
	if err != nil {
		problems.Errorf(at, "check that the file can be read", "%v", err)
		return
	}
	meta, err := toml.Decode(string(text), into)
	var wrong toml.ParseError
	switch {
	case errors.As(err, &wrong):
		at.Line, at.Column = wrong.Position.Line, wrong.Position.Col
		problems.Errorf(at, "check the quotes, brackets and equals signs on this line", "%s", wrong.Message)
		return
	case err != nil:
		problems.Errorf(at, "compare with the built-in file", "%v", err)
		return
	}
	for _, key := range meta.Undecoded() {
		problems.Errorf(at, "remove it, or compare with the built-in file", "unknown key %q", key.String())
	}
}
