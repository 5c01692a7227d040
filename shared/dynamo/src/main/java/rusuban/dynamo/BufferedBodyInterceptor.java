package rusuban.dynamo;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Leaves the length of a body to the JDK's HTTP client. Told it beforehand, that client streams the
 * body, and before it does so on a connection that has rested it waits a millisecond to see whether
 * the server has closed it: four milliseconds of every message.
 */
final class BufferedBodyInterceptor implements ExecutionInterceptor {
  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest call, ExecutionAttributes attributes) {
    return call.httpRequest().toBuilder().removeHeader("Content-Length").build();
  }
}
