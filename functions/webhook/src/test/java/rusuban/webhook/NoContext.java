package rusuban.webhook;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** Surroundings that a webhook never asks anything. */
final class NoContext implements Context {
  private static AssertionError asked() {
    return new AssertionError("the webhook asks nothing of its surroundings");
  }

  @Override
  public String getAwsRequestId() {
    throw asked();
  }

  @Override
  public String getLogGroupName() {
    throw asked();
  }

  @Override
  public String getLogStreamName() {
    throw asked();
  }

  @Override
  public String getFunctionName() {
    throw asked();
  }

  @Override
  public String getFunctionVersion() {
    throw asked();
  }

  @Override
  public String getInvokedFunctionArn() {
    throw asked();
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw asked();
  }

  @Override
  public ClientContext getClientContext() {
    throw asked();
  }

  @Override
  public int getRemainingTimeInMillis() {
    throw asked();
  }

  @Override
  public int getMemoryLimitInMB() {
    throw asked();
  }

  @Override
  public LambdaLogger getLogger() {
    throw asked();
  }
}
