package catalog

// Amazon: github.com/aws/aws-sdk-go-v2 v1.47.7 with s3 v1.114.8, sqs v1.52.10,
// dynamodb v1.73.1 and s3/manager v1.23.21; github.com/aws/aws-sdk-go v1.55.8.
// The methods of v1 that take a context are found by their signature; of those
// without one, only the common ones are listed.
var awsCalls = []Call{
	{"github.com/aws/aws-sdk-go-v2/service/...", "Client.*", Remote},
	{"github.com/aws/aws-sdk-go-v2/service/...", "*.NextPage", Remote},
	{"github.com/aws/aws-sdk-go-v2/service/...", "*.Wait", Remote},
	{"github.com/aws/aws-sdk-go-v2/service/sqs", "Client.ReceiveMessage", Remote | Receives},
	{"github.com/aws/aws-sdk-go-v2/feature/s3/manager", "GetBucketRegion", Remote},
	{"github.com/aws/aws-sdk-go-v2/feature/s3/manager", "Downloader.Download", Remote},
	{"github.com/aws/aws-sdk-go-v2/feature/s3/manager", "Uploader.Upload", Remote},
	{"github.com/aws/aws-sdk-go-v2/aws", "CredentialsProvider.Retrieve", Remote},
	{"github.com/aws/aws-sdk-go-v2/aws", "CredentialsCache.Retrieve", Remote},

	{"github.com/aws/aws-sdk-go/aws", "SleepWithContext", Waits | ObservesContext},
	{"github.com/aws/aws-sdk-go/aws/request", "Request.Send", Remote},
	{"github.com/aws/aws-sdk-go/service/dynamodb", "DynamoDB.BatchWriteItem", Remote},
	{"github.com/aws/aws-sdk-go/service/dynamodb", "DynamoDB.DeleteItem", Remote},
	{"github.com/aws/aws-sdk-go/service/dynamodb", "DynamoDB.DescribeTable", Remote},
	{"github.com/aws/aws-sdk-go/service/dynamodb", "DynamoDB.GetItem", Remote},
	{"github.com/aws/aws-sdk-go/service/dynamodb", "DynamoDB.PutItem", Remote},
	{"github.com/aws/aws-sdk-go/service/dynamodb", "DynamoDB.Query", Remote},
	{"github.com/aws/aws-sdk-go/service/dynamodb", "DynamoDB.Scan", Remote},
	{"github.com/aws/aws-sdk-go/service/dynamodb", "DynamoDB.UpdateItem", Remote},
	{"github.com/aws/aws-sdk-go/service/s3", "S3.CopyObject", Remote},
	{"github.com/aws/aws-sdk-go/service/s3", "S3.CreateBucket", Remote},
	{"github.com/aws/aws-sdk-go/service/s3", "S3.DeleteObject", Remote},
	{"github.com/aws/aws-sdk-go/service/s3", "S3.GetObject", Remote},
	{"github.com/aws/aws-sdk-go/service/s3", "S3.HeadBucket", Remote},
	{"github.com/aws/aws-sdk-go/service/s3", "S3.HeadObject", Remote},
	{"github.com/aws/aws-sdk-go/service/s3", "S3.ListObjectsV2", Remote},
	{"github.com/aws/aws-sdk-go/service/s3", "S3.PutObject", Remote},
	{"github.com/aws/aws-sdk-go/service/s3/s3iface", "S3API.DeleteObject", Remote},
	{"github.com/aws/aws-sdk-go/service/s3/s3iface", "S3API.GetObject", Remote},
	{"github.com/aws/aws-sdk-go/service/s3/s3iface", "S3API.HeadObject", Remote},
	{"github.com/aws/aws-sdk-go/service/s3/s3iface", "S3API.ListObjectsV2", Remote},
	{"github.com/aws/aws-sdk-go/service/s3/s3iface", "S3API.PutObject", Remote},
	{"github.com/aws/aws-sdk-go/service/s3/s3manager", "*.Download", Remote},
	{"github.com/aws/aws-sdk-go/service/s3/s3manager", "*.DownloadWithContext", Remote},
	{"github.com/aws/aws-sdk-go/service/s3/s3manager", "*.Upload", Remote},
	{"github.com/aws/aws-sdk-go/service/s3/s3manager", "*.UploadWithContext", Remote},
	{"github.com/aws/aws-sdk-go/service/sqs", "SQS.DeleteMessage", Remote},
	{"github.com/aws/aws-sdk-go/service/sqs", "SQS.GetQueueUrl", Remote},
	{"github.com/aws/aws-sdk-go/service/sqs", "SQS.ReceiveMessage", Remote | Receives},
	{"github.com/aws/aws-sdk-go/service/sqs", "SQS.ReceiveMessageWithContext", Remote | Receives},
	{"github.com/aws/aws-sdk-go/service/sqs", "SQS.SendMessage", Remote},
}

// Google: cloud.google.com/go modules bigquery v1.86.2, compute/metadata
// v0.10.0, datastore v1.28.1, firestore v1.29.2, pubsub v1.52.0 and v2.8.1,
// secretmanager v1.24.0, spanner v1.96.1, storage v1.70.0;
// google.golang.org/api v0.311.0. The generated clients and the Do of a call
// are found by their signature.
var googleCalls = []Call{
	{"cloud.google.com/go/compute/metadata", "Get", Remote},
	{"cloud.google.com/go/compute/metadata", "GetWithContext", Remote},
	{"cloud.google.com/go/compute/metadata", "Hostname", Remote},
	{"cloud.google.com/go/compute/metadata", "InstanceID", Remote},
	{"cloud.google.com/go/compute/metadata", "ProjectID", Remote},
	{"cloud.google.com/go/compute/metadata", "ProjectIDWithContext", Remote},
	{"cloud.google.com/go/compute/metadata", "Subscribe", Remote | Receives},
	{"cloud.google.com/go/compute/metadata", "Zone", Remote},
	{"cloud.google.com/go/compute/metadata", "Client.Get", Remote},
	{"cloud.google.com/go/compute/metadata", "Client.*", Remote},

	{"cloud.google.com/go/bigquery", "*.*", Remote},
	{"cloud.google.com/go/bigquery", "RowIterator.Next", Remote},
	{"cloud.google.com/go/datastore", "Client.*", Remote},
	{"cloud.google.com/go/datastore", "Transaction.Commit", Remote},
	{"cloud.google.com/go/firestore", "*.*", Remote},
	{"cloud.google.com/go/firestore", "DocumentIterator.GetAll", Remote},
	{"cloud.google.com/go/firestore", "DocumentIterator.Next", Remote},
	{"cloud.google.com/go/firestore", "DocumentSnapshotIterator.Next", Remote | Receives},
	{"cloud.google.com/go/firestore", "QuerySnapshotIterator.Next", Remote | Receives},
	{"cloud.google.com/go/firestore", "Transaction.Get", Remote},
	{"cloud.google.com/go/pubsub", "*.*", Remote},
	{"cloud.google.com/go/internal/pubsub", "PublishResult.Get", Remote}, // has an alias in pubsub
	{"cloud.google.com/go/pubsub", "Subscription.Receive", Remote | Receives | NilWhenDone},
	{"cloud.google.com/go/pubsub/v2", "Subscriber.Receive", Remote | Receives | NilWhenDone},
	{"cloud.google.com/go/spanner", "Client.*", Remote},
	{"cloud.google.com/go/spanner", "ReadWriteTransaction.*", Remote},
	{"cloud.google.com/go/spanner", "ReadWriteStmtBasedTransaction.Commit", Remote},
	{"cloud.google.com/go/spanner", "txReadOnly.*", Remote},
	{"cloud.google.com/go/spanner", "RowIterator.Do", Remote},
	{"cloud.google.com/go/spanner", "RowIterator.Next", Remote},
	{"cloud.google.com/go/storage", "*.*", Remote},
	{"cloud.google.com/go/storage", "BucketIterator.Next", Remote},
	{"cloud.google.com/go/storage", "ObjectIterator.Next", Remote},
}

// Azure: github.com/Azure/azure-sdk-for-go modules azcore v1.24.0, azidentity
// v1.15.0, azblob v1.8.3, azservicebus v1.11.0. The clients of the other
// services are generated alike.
var azureCalls = []Call{
	{"github.com/Azure/azure-sdk-for-go/sdk/...", "Client.*", Remote},
	{"github.com/Azure/azure-sdk-for-go/sdk/...", "Client.Close", 0},
	{"github.com/Azure/azure-sdk-for-go/sdk/azcore/internal/exported", "Pipeline.Do", Remote}, // has an alias in runtime
	{"github.com/Azure/azure-sdk-for-go/sdk/azcore/internal/exported", "TokenCredential.GetToken", Remote},
	{"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime", "Pager.NextPage", Remote},
	{"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime", "Poller.Poll", Remote},
	{"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime", "Poller.PollUntilDone", Remote | Waits},
	{"github.com/Azure/azure-sdk-for-go/sdk/azidentity", "*.GetToken", Remote},
	{"github.com/Azure/azure-sdk-for-go/sdk/messaging/azservicebus", "Receiver.*", Remote},
	{"github.com/Azure/azure-sdk-for-go/sdk/messaging/azservicebus", "Receiver.Close", 0},
	{"github.com/Azure/azure-sdk-for-go/sdk/messaging/azservicebus", "Receiver.ReceiveMessages", Remote | Receives},
	{"github.com/Azure/azure-sdk-for-go/sdk/messaging/azservicebus", "Sender.*", Remote},
	{"github.com/Azure/azure-sdk-for-go/sdk/messaging/azservicebus", "Sender.Close", 0},
	{"github.com/Azure/azure-sdk-for-go/sdk/messaging/azservicebus", "SessionReceiver.*", Remote},
	{"github.com/Azure/azure-sdk-for-go/sdk/messaging/azservicebus", "SessionReceiver.Close", 0},
	{"github.com/Azure/azure-sdk-for-go/sdk/messaging/azservicebus", "SessionReceiver.ReceiveMessages", Remote | Receives},
}

// Object stores: github.com/minio/minio-go/v7 v7.4.1.
var objectStoreCalls = []Call{
	{"github.com/minio/minio-go/v7", "Client.*", Remote},
	{"github.com/minio/minio-go/v7", "Core.*", Remote},
	{"github.com/minio/minio-go/v7", "Object.Stat", Remote},
}
