package vettool

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
)

// printIdentity answers -V=full: a hash of this program, part of the key of
// vet's cache. unitchecker's answer begins with the path of the program, which
// the go command cannot parse if it holds a space (x/tools v0.52.0, Go 1.26).
func printIdentity() error {
	path, err := os.Executable()
	if err != nil {
		return err
	}
	self, err := os.Open(path)
	if err != nil {
		return err
	}
	defer self.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, self); err != nil {
		return err
	}
	_, err = fmt.Printf("incidentlint version devel - buildID=%02x\n", hash.Sum(nil))
	return err
}
