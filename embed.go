// Package casemaker holds the built-in project: the content, data and templates of this repository, so that the
// program works in an empty folder. A user's project is laid over it: data record by record, everything else file by file.
package casemaker

import (
	"embed"
	"io/fs"
)

//go:embed content data templates
var files embed.FS

// Defaults returns the built-in project.
func Defaults() fs.FS { return files }
