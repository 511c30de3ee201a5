package catalog

// Queries lists the calls that look for one object, with how they say that there is none.
// Versions as in Libraries; each line about a silent one is proven in testdata/proofs.
var Queries = []Query{
	{"database/sql", "Row.Scan", Failure, Rest},
	{"github.com/jackc/pgx/v5", "Row.Scan", Failure, Rest},
	{"github.com/jackc/pgx/v5", "CollectOneRow", Failure, Result},
	{"github.com/jackc/pgx/v5", "CollectExactlyOneRow", Failure, Result},
	{"github.com/jackc/pgx/v4", "Row.Scan", Failure, Rest},
	{"github.com/jmoiron/sqlx", "Row.Scan", Failure, Rest},
	{"github.com/jmoiron/sqlx", "Row.StructScan", Failure, 0},
	{"github.com/jmoiron/sqlx", "*.Get", Failure, 0},
	{"github.com/jmoiron/sqlx", "*.GetContext", Failure, 1},
	{"github.com/jmoiron/sqlx", "Get", Failure, 1},
	{"github.com/jmoiron/sqlx", "GetContext", Failure, 2},

	// v2: only First, Take and Last set RaiseErrorOnNotFound.
	{"gorm.io/gorm", "DB.Find", Silent, 0},
	{"gorm.io/gorm", "DB.Scan", Silent, 0},
	{"gorm.io/gorm", "DB.First", Failure, 0},
	{"gorm.io/gorm", "DB.Take", Failure, 0},
	{"gorm.io/gorm", "DB.Last", Failure, 0},
	{"gorm.io/gorm", "ExecInterface.Scan", Silent, 1},
	{"gorm.io/gorm", "ExecInterface.First", Failure, Result},
	{"gorm.io/gorm", "ExecInterface.Take", Failure, Result},
	{"gorm.io/gorm", "ExecInterface.Last", Failure, Result},

	// v1: all of them set ErrRecordNotFound, unless they fill a slice.
	{"github.com/jinzhu/gorm", "DB.Find", Failure, 0},
	{"github.com/jinzhu/gorm", "DB.First", Failure, 0},
	{"github.com/jinzhu/gorm", "DB.Last", Failure, 0},
	{"github.com/jinzhu/gorm", "DB.Take", Failure, 0},
	{"github.com/jinzhu/gorm", "DB.Scan", Failure, 0},

	{"xorm.io/xorm", "Session.Get", Found, 0},
	{"xorm.io/xorm", "Engine.Get", Found, 0},
	{"xorm.io/xorm", "Interface.Get", Found, 0},
	{"github.com/xorm-io/xorm", "Session.Get", Found, 0},
	{"github.com/xorm-io/xorm", "Engine.Get", Found, 0},
	{"github.com/xorm-io/xorm", "Interface.Get", Found, 0},
	{"github.com/go-xorm/xorm", "Session.Get", Found, 0},
	{"github.com/go-xorm/xorm", "Engine.Get", Found, 0},
	{"github.com/go-xorm/xorm", "Interface.Get", Found, 0},

	{"github.com/uptrace/bun", "SelectQuery.Scan", Failure, Model},
	{"github.com/go-pg/pg/v10/orm", "Query.Select", Failure, Model},
	{"github.com/go-pg/pg/v10/orm", "Query.First", Failure, Model},
	{"github.com/go-pg/pg/v10/orm", "Query.Last", Failure, Model},

	{"go.mongodb.org/mongo-driver/mongo", "SingleResult.Decode", Failure, 0},
	{"go.mongodb.org/mongo-driver/v2/mongo", "SingleResult.Decode", Failure, 0},

	{"github.com/redis/go-redis/v9", "MapStringStringCmd.Scan", Silent, 0},
	{"github.com/redis/go-redis/v9", "SliceCmd.Scan", Silent, 0},

	{"github.com/elastic/go-elasticsearch/v7/esapi", "Get", Silent, Reply}, // the field of the client
	{"github.com/elastic/go-elasticsearch/v7/esapi", "GetRequest.Do", Silent, Reply},
	{"github.com/elastic/go-elasticsearch/v8/esapi", "Get", Silent, Reply}, // the field of the client
	{"github.com/elastic/go-elasticsearch/v8/esapi", "GetRequest.Do", Silent, Reply},
	{"github.com/elastic/go-elasticsearch/v9/esapi", "Get", Silent, Reply}, // the field of the client
	{"github.com/elastic/go-elasticsearch/v9/esapi", "GetRequest.Do", Silent, Reply},
	{"github.com/elastic/go-elasticsearch/v8/typedapi/core/get", "Get.Do", Silent, Response},
	{"github.com/elastic/go-elasticsearch/v9/typedapi/core/get", "Get.Do", Silent, Response},
	{"github.com/olivere/elastic/v7", "GetService.Do", Failure, Result},
	{"github.com/aws/aws-sdk-go-v2/service/dynamodb", "Client.GetItem", Silent, Response},
}
