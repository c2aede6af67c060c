import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Test files that wait for their servers the longest. */
const LONG =
  /hosts\/(badInput|s3Publishing|git|gitFaults|sftp|ftpPublishing|slowUploads|s3|webdav|folder)\.test\.ts$|integration\/cli(Hosts)?\.test\.ts$/;

/** Long files begin first, so that none is left running alone at the end. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ["tests/unit/**/*.test.{ts,tsx}", "tests/integration/**/*.test.{ts,tsx}"],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Most of them wait for servers and for programs: one a core leaves the cores idle.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
  },
});
