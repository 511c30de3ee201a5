package catalog

// Libraries are the modules that the catalogue speaks for, with the version
// that was read: the root of an import path, without a major version suffix
// where all majors are alike in the lines above.
var Libraries = map[string]string{
	"google.golang.org/grpc": "v1.85.0",
}
