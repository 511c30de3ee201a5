// Package ledger hands on what it imports, and adds to it. // want package:"retires 2"
package ledger

//incidentlint:retired name Gone -- it moved

import _ "effects/keys"
