"""Where the pages' built files are served from: a private bucket behind a distribution, or an address that is given."""

from typing import Any

NAME = "${AWS::StackName}-pages-${AWS::AccountId}-${AWS::Region}"
BUCKET = {"Fn::Sub": NAME}
"""Made before the stack: the files of a release are there before anything names them (infra/deploying/pages.py)."""

OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6"
"""AWS's own cache policy CachingOptimized: as long as the file says, without cookies and queries."""

HEADERS = "e61eb60c-9c35-4d20-a928-2b84e02af89c"
"""AWS's own policy CORS-and-SecurityHeadersPolicy: modules are asked for with CORS and hold nothing of anybody; no type
is guessed, nobody comes over plain HTTP."""

GIVEN = {"Ref": "PagesUrl"}
URL = {"Fn::If": ["PagesUrlIsGiven", GIVEN, {"Fn::Sub": "https://${PagesDistribution.DomainName}/"}]}
"""The setting PAGES_URL; of a distribution that the condition leaves out nothing is asked."""


def pages() -> dict[str, Any]:
    """What is merged into the template."""
    return {"PagesAccess": _access(), "PagesDistribution": _distribution(), "PagesBucketPolicy": _policy()}


def _access() -> dict[str, Any]:
    config = {
        "Name": {"Fn::Sub": "${AWS::StackName}-pages"},
        "OriginAccessControlOriginType": "s3",
        "SigningBehavior": "always",
        "SigningProtocol": "sigv4",
    }
    return {
        "Type": "AWS::CloudFront::OriginAccessControl",
        "Condition": "PagesAreDistributed",
        "Properties": {"OriginAccessControlConfig": config},
    }


def _distribution() -> dict[str, Any]:
    origin = {
        "Id": "pages",
        "DomainName": {"Fn::Sub": f"{NAME}.s3.${{AWS::Region}}.${{AWS::URLSuffix}}"},
        "OriginAccessControlId": {"Fn::GetAtt": ["PagesAccess", "Id"]},
        "S3OriginConfig": {"OriginAccessIdentity": ""},
    }
    behaviour = {
        "TargetOriginId": "pages",
        "ViewerProtocolPolicy": "https-only",
        "AllowedMethods": ["GET", "HEAD"],
        "CachePolicyId": OPTIMIZED,
        "ResponseHeadersPolicyId": HEADERS,
    }
    config = {
        "Enabled": True,
        "HttpVersion": "http2and3",
        "Comment": {"Fn::Sub": "${AWS::StackName}: files of the pages"},
        "Origins": [origin],
        "DefaultCacheBehavior": behaviour,
    }
    return {
        "Type": "AWS::CloudFront::Distribution",
        "Condition": "PagesAreDistributed",
        "Properties": {"DistributionConfig": config},
    }


def _policy() -> dict[str, Any]:
    """The distribution alone reads the bucket; where there is none, everybody does, and nobody lists it."""
    files = {"Fn::Sub": f"arn:${{AWS::Partition}}:s3:::{NAME}/*"}
    distribution = {"Fn::Sub": "arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${PagesDistribution}"}
    by_distribution = {
        "Effect": "Allow",
        "Principal": {"Service": "cloudfront.amazonaws.com"},
        "Action": "s3:GetObject",
        "Resource": files,
        "Condition": {"StringEquals": {"AWS:SourceArn": distribution}},
    }
    by_everybody = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": files}
    statement = {"Fn::If": ["PagesUrlIsGiven", by_everybody, by_distribution]}
    return {
        "Type": "AWS::S3::BucketPolicy",
        "Properties": {"Bucket": BUCKET, "PolicyDocument": {"Version": "2012-10-17", "Statement": [statement]}},
    }
